import type { Reporter, TestModule } from "vitest/node";

const shown = 10;
const worthShowingMs = 1_000;

/** Ends a run with its slowest tests and set-ups, so that whoever makes the suite slow sees it first. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const timed = modules.flatMap((module) => {
      const tests = [...module.children.allTests()].map((test) => ({
        name: `${module.relativeModuleId} > ${test.fullName}`,
        milliseconds: test.diagnostic()?.duration ?? 0,
      }));
      const inTests = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      const { duration, collectDuration } = module.diagnostic();
      return [
        ...tests,
        { name: `${module.relativeModuleId}: its imports`, milliseconds: collectDuration },
        { name: `${module.relativeModuleId}: its hooks`, milliseconds: duration - inTests },
      ];
    });
    const slowest = timed
      .filter(({ milliseconds }) => milliseconds > worthShowingMs)
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, shown);
    if (slowest.length === 0) return;
    const lines = slowest.map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(8)} s  ${name}`);
    process.stdout.write(`\nSlowest:\n${lines.join("\n")}\n`);
  }
}
