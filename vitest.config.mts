import { defineConfig } from "vitest/config";

/**
 * Three kinds of test (design: pure, whole program on mocks, real engine on the sandbox). Engine tests run one file at a
 * time: each starts real processes, and two cores are all that CI promises.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/program/**", "test/engine/**"],
        },
      },
      {
        test: { name: "program", include: ["test/program/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
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
