import { priorityName, type EmitterKey, type Emitter } from "../plan";
import { readings, type Declared } from "./readings";
import { code, duration, table } from "./text";
import { watchOf } from "./watch";

const kinds: Readonly<Record<Emitter["kind"], string>> = {
  product: "the product ([what it must emit](telemetry.md))",
  tool: "a tool of the plan ([how it is set up](telemetry.md))",
  vendor: "the vendor itself",
  probe: "a probe of this program",
  record: "the incident record of this program",
  job: "a workflow of this project",
};

/**
 * Who emits what, who reads it, and who notices when it stops, as a Markdown document. Derived from what is declared, so
 * that it cannot lag behind.
 */
export function emitterDocument(declared: Declared): string {
  const all = readings(declared);
  const rows = (Object.keys(declared.plan.emitters) as EmitterKey[]).map((key) => {
    const { title, kind } = declared.plan.emitters[key];
    const own = all.filter(({ emitter }) => emitter === key);
    return [
      title,
      kinds[kind],
      listed(own.map(({ reads }) => reads)),
      listed(own.map(({ path }) => path.replace(/^(alarms|trail)\.(primary|standby)\./, "$1."))),
      told(declared, key),
    ];
  });
  return [
    "# Who emits what",
    "",
    "Every monitor, objective, dashboard tile, alarm and rule reads what somebody emits; a rule refuses one that does not. And",
    "everybody who emits is missed by somebody, within the time that is computed here from what is declared. This page is",
    "generated; a test keeps it current.",
    "",
    "Silence that Datadog would tell is deaf until the emitter has been heard for the first time and `datadog.heard` in the",
    "stack's config lists it; `npm run deliver -- preflight` says when. Alarms in AWS need no such list: one that never had",
    "data is not told of.",
    "",
    ...table(["Emitter", "Kind", "Emits", "Read by", "Its silence is told by"], rows),
    "",
  ].join("\n");
}

const listed = (items: readonly string[]) => [...new Set(items)].sort().map(code).join("<br>");

function told(declared: Declared, key: EmitterKey): string {
  const watch = watchOf(declared, key);
  if ("problem" in watch) return watch.problem;
  const { signal, severity, withinMinutes } = watch;
  return `${code(signal)}, ${priorityName(severity)}, within ${duration(withinMinutes)}`;
}
