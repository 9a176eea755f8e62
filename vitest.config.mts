import { defineConfig } from "vitest/config";

/** Two cores are all that CI promises, and what a test on the engine starts keeps one of them busy. */
const maxWorkers = 2;
/** One import of the plan and the SDKs serves all files of a worker; what a file changes, it puts back. */
const shared = { maxWorkers, isolate: false, testTimeout: 300_000, hookTimeout: 600_000 };
const onTheEngine = { maxWorkers, hookTimeout: 1_200_000 };
/** One kind after the other, the cheapest first: a worker that went from one kind to another would import all again. */
const inTurn = (groupOrder: number) => ({ sequence: { groupOrder } });

/**
 * Three kinds of test: pure, whole program on mocks, real engine on the sandbox. With `--mode deep`, random sequences and
 * kills take the last one's place, every property is tried TEST_DEPTH times as often, and the handbook is read in a browser: as
 * long as a night has time for.
 */
export default defineConfig(({ mode }) => {
  const deep = mode === "deep";
  if (deep) process.env.TEST_DEPTH ??= "10";
  const projects = [
    {
      ...shared,
      ...inTurn(0),
      name: "unit",
      include: ["test/**/*.test.ts"],
      exclude: ["test/program/**", "test/engine/**", "test/deep/**", "test/browser/**"],
    },
    { ...shared, ...inTurn(1), name: "program", include: ["test/program/**/*.test.ts"] },
    {
      ...onTheEngine,
      ...inTurn(2),
      ...(deep
        ? { name: "deep", include: ["test/deep/**/*.test.ts"], testTimeout: 6 * 3_600_000 }
        : { name: "engine", include: ["test/engine/**/*.test.ts"], testTimeout: 1_200_000 }),
    },
    ...(deep
      ? [
          {
            ...onTheEngine,
            ...inTurn(3),
            name: "browser",
            include: ["test/browser/**/*.test.ts"],
            testTimeout: 600_000,
          },
        ]
      : []),
  ];
  return {
    test: { reporters: ["default", "./test/support/slowest.ts"], projects: projects.map((test) => ({ test })) },
  };
});
