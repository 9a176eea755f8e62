import Table from "cli-table3";
import { tolerateClosedOutput } from "../src/closedOutput";
import { obtainEngine } from "../toolchain";
import { aimColumns, aimRows, keepFigures, type Figure } from "./aims";
import { measure, median, type Measurement, type Subject } from "./measure";
import { measureReview, reviewColumns, reviewRow } from "./review";

/** How often each program is measured. The programs take turns, so that a busy moment of the machine hits all alike. */
const rounds = 3;

const preview = { operations: ["preview"] } as const;
const tenfold = { ...preview, entryPoint: "bench/programs/scaled.ts" };
const floor: Subject = { ...preview, title: "an empty program (the floor)", entryPoint: "bench/programs/empty.ts" };
const imports: Subject = {
  ...preview,
  title: "the SDKs imported, nothing declared",
  entryPoint: "bench/programs/imports.ts",
};
const plan: Subject = { title: "the plan", entryPoint: "index.ts", operations: ["preview", "up", "up"] };
const tenPlans: Subject = { ...tenfold, title: "the plan, 10 times over", env: { BENCH_COPIES: "10" } };
const traced: Subject = {
  ...tenfold,
  title: "… with the SDK's stack traces as they come",
  env: { BENCH_COPIES: "10", PULUMI_DEBUG_PROMISE_LEAKS: "true" },
};
const subjects = [floor, imports, plan, tenPlans, traced];
/** What the operations of a subject are called in the table. */
const steps = ["preview", "first up", "unchanged up"] as const;

/**
 * `npm run bench`: prints what the engine and review cost, side by side, measured in one run, and whether the aims are
 * held. `npm run bench -- --keep` also keeps the figures, for later runs to be compared with. It only shows: a busy machine
 * fails nobody's build.
 */
async function main(): Promise<void> {
  const engine = await obtainEngine();
  const measured = new Map<Subject, (readonly Measurement[])[]>(subjects.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round++)
    for (const subject of subjects) {
      process.stderr.write(`round ${round} of ${rounds}: ${subject.title}\n`);
      measured.get(subject)?.push(await measure(engine, subject));
    }
  const ofStep = (subject: Subject, step = 0) => (measured.get(subject) ?? []).flatMap((it) => it[step] ?? []);
  const seconds = (subject: Subject, step = 0) => secondsOf(ofStep(subject, step));
  const added = (subject: Subject) => perResource(ofStep(subject), seconds(floor));

  print(
    ["", "", "resources", "seconds", "x floor", "ms/resource", "CPU s", "peak MB"],
    subjects.flatMap((subject) =>
      subject.operations.map((_, step) => [
        steps[step] ?? "",
        subject.title,
        ...row(ofStep(subject, step), seconds(floor)),
      ]),
    ),
  );
  process.stdout.write("ms/resource: what each adds to the floor. CPU s, peak MB: of the program's process alone.\n\n");

  process.stderr.write("review\n");
  const review = await measureReview();
  print(reviewColumns, review.map(reviewRow));

  const figures: readonly Figure[] = [
    { title: "preview of the plan / of an empty program", aim: 2, measured: seconds(plan) / seconds(floor) },
    { title: "first up of the plan / its preview", aim: 2, measured: seconds(plan, 1) / seconds(plan) },
    { title: "unchanged up / preview", aim: 1.3, measured: seconds(plan, 2) / seconds(plan) },
    { title: "10 plans, ms per resource", aim: 6, measured: added(tenPlans) },
    ...review.map(({ title, aim, times: [once = NaN] }) => ({ title: `${title}, ms`, aim, measured: once })),
  ];
  print(aimColumns, aimRows(figures));
  if (process.argv.includes("--keep")) keepFigures(figures);

  const calls = ofStep(plan).flatMap((it) => it.calls);
  const perPreview = calls.reduce((sum, it) => sum + it, 0) / rounds;
  process.stdout.write(
    `Stand-in providers, previewing the plan: ${Math.round(calls.length / rounds)} calls, median ${median(calls).toFixed(2)} ms, ` +
      `${perPreview.toFixed(0)} ms together (${(perPreview / 10 / seconds(plan)).toFixed(1)} % of the preview).\n`,
  );
}

function secondsOf(measurements: readonly Measurement[]): number {
  return median(measurements.map((it) => it.milliseconds)) / 1000;
}

/** Milliseconds that each resource adds to what an empty program takes. */
function perResource(measurements: readonly Measurement[], floorSeconds: number): number {
  return ((secondsOf(measurements) - floorSeconds) * 1000) / median(measurements.map((it) => it.resources));
}

function row(measurements: readonly Measurement[], floorSeconds: number): readonly string[] {
  const seconds = secondsOf(measurements);
  const resources = median(measurements.map((it) => it.resources));
  const each = resources === 0 ? "" : perResource(measurements, floorSeconds).toFixed(1);
  const peak = median(measurements.map((it) => it.peakMegabytes)).toFixed(0);
  const cpu = (median(measurements.map((it) => it.cpuMilliseconds)) / 1000).toFixed(2);
  return [String(resources), seconds.toFixed(2), (seconds / floorSeconds).toFixed(2), each, cpu, peak];
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  table.push(...rows.map((it) => [...it]));
  process.stdout.write(`${table.toString()}\n`);
}

tolerateClosedOutput();
void main();
