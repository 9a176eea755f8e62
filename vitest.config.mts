import { defineConfig } from "vitest/config";

/** One import of the plan and the SDKs serves all files of a worker; what a file changes, it puts back. */
const shared = { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 };
/** What a file starts keeps one core busy, and two are all that CI promises. */
const onTheEngine = { maxWorkers: 2, hookTimeout: 600_000 };

/**
 * Three kinds of test: pure, whole program on mocks, real engine on the sandbox. With `--mode deep`, random sequences and
 * kills take the last one's place, and every property is tried TEST_DEPTH times as often: as long as a night has time for.
 */
export default defineConfig(({ mode }) => {
  const deep = mode === "deep";
  if (deep) process.env.TEST_DEPTH ??= "10";
  const projects = [
    {
      ...shared,
      name: "unit",
      include: ["test/**/*.test.ts"],
      exclude: ["test/program/**", "test/engine/**", "test/deep/**"],
    },
    { ...shared, name: "program", include: ["test/program/**/*.test.ts"] },
    deep
      ? { ...onTheEngine, name: "deep", include: ["test/deep/**/*.test.ts"], testTimeout: 6 * 3_600_000 }
      : { ...onTheEngine, name: "engine", include: ["test/engine/**/*.test.ts"], testTimeout: 600_000 },
  ];
  return {
    test: { reporters: ["default", "./test/support/slowest.ts"], projects: projects.map((test) => ({ test })) },
  };
});
