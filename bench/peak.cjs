// Loaded into a measured program: leaves its peak memory (kilobytes) in the file that BENCH_PEAK names.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  if (process.env.BENCH_PEAK) writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
