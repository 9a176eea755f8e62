// Loaded into a measured program: leaves what it used (CPU time in microseconds, peak memory in kilobytes) in the file
// that BENCH_USAGE names.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  if (!process.env.BENCH_USAGE) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: userCPUTime + systemCPUTime, peak: maxRSS }));
});
