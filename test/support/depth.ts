const depth = Number(process.env.TEST_DEPTH ?? 1);

/**
 * How many random cases a test tries: as many as everybody has time for before a commit, times TEST_DEPTH, which
 * `npm run test:deep` sets for the long runs at night.
 */
export const runs = (usual: number): number => Math.ceil(usual * depth);
