import { defineConfig } from "vitest/config";

/** Tests that start processes, on a machine that does other things, too. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * Three kinds of test (design: pure, whole program on mocks, real engine on the sandbox), and with `--mode deep` the long
 * random sequences. Engine tests run one file at a time: each starts real processes, and two cores are all that CI promises.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./test/support/slowest.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/program/**", "test/engine/**"],
          // One import of the plan and the SDKs serves all files of a worker; what a file changes, it puts back.
          isolate: false,
          ...patient,
        },
      },
      { test: { name: "program", include: ["test/program/**/*.test.ts"], isolate: false, ...patient } },
      {
        test: {
          name: "engine",
          include: ["test/engine/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
});
