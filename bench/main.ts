import { obtainEngine } from "../toolchain";
import { measurePreview, median, type Measurement, type Subject } from "./measure";
import { reviewColumns, reviewRows } from "./review";

/** How often each program is previewed. The programs take turns, so that a busy moment of the machine hits all alike. */
const rounds = 3;

const scaled = "bench/programs/scaled.ts";
const plan: Subject = { title: "the plan", entryPoint: "index.ts" };
const subjects: readonly Subject[] = [
  { title: "an empty program (the floor)", entryPoint: "bench/programs/empty.ts" },
  { title: "the SDKs imported, nothing declared", entryPoint: "bench/programs/imports.ts" },
  plan,
  { title: "the plan, 10 times over", entryPoint: scaled, env: { BENCH_COPIES: "10" } },
  {
    title: "… with the SDK's stack traces as they come",
    entryPoint: scaled,
    env: { BENCH_COPIES: "10", PULUMI_DEBUG_PROMISE_LEAKS: "true" },
  },
  {
    title: "… with no stack traces at all",
    entryPoint: scaled,
    env: { BENCH_COPIES: "10", NODE_OPTIONS: "--stack-trace-limit=0" },
  },
];

/** Prints what previews cost, side by side, measured in one run. It only shows: a busy machine fails nobody's build. */
async function main(): Promise<void> {
  const engine = await obtainEngine();
  const measured = new Map<Subject, Measurement[]>(subjects.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round++)
    for (const subject of subjects) {
      process.stderr.write(`round ${round} of ${rounds}: ${subject.title}\n`);
      measured.get(subject)?.push(await measurePreview(engine, subject));
    }

  const [floor = NaN] = subjects.map((subject) => secondsOf(measured.get(subject) ?? []));
  const rows = subjects.map((subject) => row(subject.title, measured.get(subject) ?? [], floor));
  const header = ["preview of", "resources", "seconds", "x floor", "ms/resource", "CPU s", "peak MB"];
  process.stdout.write(`${table([header, ...rows])}\n`);
  process.stdout.write(
    "\nms/resource: what each resource adds to the floor. CPU s, peak MB: of the program's process alone.\n",
  );

  process.stderr.write("review\n");
  process.stdout.write(`\n${table([reviewColumns, ...(await reviewRows())])}\n\n`);

  const ofPlan = measured.get(plan) ?? [];
  const calls = ofPlan.flatMap((it) => it.calls);
  const perPreview = calls.reduce((sum, it) => sum + it, 0) / ofPlan.length;
  process.stdout.write(
    `Stand-in providers, previewing the plan: ${Math.round(calls.length / ofPlan.length)} calls, median ${median(calls).toFixed(2)} ms, ` +
      `${perPreview.toFixed(0)} ms together (${(perPreview / 10 / secondsOf(ofPlan) || 0).toFixed(1)} % of the preview).\n`,
  );
}

function secondsOf(measurements: readonly Measurement[]): number {
  return median(measurements.map((it) => it.milliseconds)) / 1000;
}

function row(title: string, measurements: readonly Measurement[], floor: number): readonly string[] {
  const seconds = secondsOf(measurements);
  const resources = median(measurements.map((it) => it.resources));
  const perResource = resources === 0 ? "" : (((seconds - floor) * 1000) / resources).toFixed(1);
  const peak = median(measurements.map((it) => it.peakMegabytes)).toFixed(0);
  const cpu = (median(measurements.map((it) => it.cpuMilliseconds)) / 1000).toFixed(2);
  return [title, String(resources), seconds.toFixed(2), (seconds / floor).toFixed(2), perResource, cpu, peak];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

void main();
