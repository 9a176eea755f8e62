import { renderSearch } from "../monitors";
import { metricNamed, searches, type Emitter, type EmitterKey, type Metric, type Plan } from "../plan";
import { code, table } from "./text";

/**
 * What the product and the plan's tools must emit, as a Markdown document with clients to copy. Everything else emits by
 * itself. Derived from the catalogue, so that it cannot lag behind.
 */
export function telemetryDocument(plan: Plan): string {
  const of = (...kinds: readonly Emitter["kind"][]) =>
    (Object.keys(plan.emitters) as EmitterKey[]).filter((key) => kinds.includes(plan.emitters[key].kind));
  const product = of("product");
  const metrics = [...metricNamed.values()].filter(({ emitter }) => product.includes(emitter));
  const read = Object.values(searches);
  const title = (key: EmitterKey) => plan.emitters[key].title;
  return [
    "# What the product must emit",
    "",
    "Monitors can only see what is sent under the names below, with the tags `env:<environment>` and `region:<region>`. This",
    "page is generated from the catalogue; a test keeps it current. Everything that is not on it emits by itself",
    "([emitters.md](emitters.md)).",
    "",
    "## Metrics",
    "",
    ...table(
      ["Metric", "Type", "Unit", "Emitted by"],
      metrics.map((it) => [code(it.name), it.type, it.unit, title(it.emitter)]),
    ),
    "",
    "Errors are counted with 0, too, when there are none, and a run is counted when it has ended, whatever it found.",
    "Percentiles must be switched on for the distributions.",
    "",
    ...clients(metrics),
    "",
    "## Logs and events",
    "",
    ...table(
      ["Emitted by", "As", "Found by"],
      read
        .filter(({ emitter }) => product.includes(emitter))
        .map((it) => [title(it.emitter), it.in, code(renderSearch(it, "env:…"))]),
    ),
    "",
    "A linkage names in `affected.users` how many people it affects; they are added up over the incident. An event is posted to",
    "`https://api.<site>/api/v1/events` with `source_type_name`, `alert_type: error` and the tag `env:<environment>`.",
    "",
    "## Tools",
    "",
    ...table(
      ["Tool", "As", "Found by"],
      read
        .filter(({ emitter }) => of("tool").includes(emitter))
        .map((it) => [title(it.emitter), it.in, code(renderSearch(it, "env:…"))]),
    ),
    "",
    ...toolSetup,
    "",
  ].join("\n");
}

function clients(metrics: readonly Metric[]): string[] {
  const [requests, errors, duration] = ["requests", "errors", "duration"].map(
    (what) => metrics.find(({ name }) => name.endsWith(`.${what}`))?.name ?? "",
  );
  const runs = metrics.find(({ name }) => name.endsWith(".runs"))?.name ?? "";
  return [
    "With OpenTelemetry; the resource's `deployment.environment.name` and `cloud.region` become the tags:",
    "",
    "```ts",
    'import { metrics } from "@opentelemetry/api";',
    "",
    'const meter = metrics.getMeter("zkp");',
    `const requests = meter.createCounter("${requests}");`,
    `const errors = meter.createCounter("${errors}");`,
    `const duration = meter.createHistogram("${duration}", { unit: "s" });`,
    "",
    "export async function measured<T>(answer: () => Promise<T>): Promise<T> {",
    "  const began = performance.now();",
    "  let failed = 1;",
    "  try {",
    "    const result = await answer();",
    "    failed = 0;",
    "    return result;",
    "  } finally {",
    "    requests.add(1);",
    "    errors.add(failed);",
    "    duration.record((performance.now() - began) / 1000);",
    "  }",
    "}",
    "```",
    "",
    "With DogStatsD, through the Datadog agent:",
    "",
    "```ts",
    'import StatsD from "hot-shots";',
    "",
    "const statsd = new StatsD({ globalTags: { env: process.env.DD_ENV!, region: process.env.AWS_REGION! } });",
    "",
    `statsd.increment("${requests}");`,
    `statsd.increment("${errors}", failed ? 1 : 0);`,
    `statsd.distribution("${duration}", seconds);`,
    "// At the end of each run of a scanner:",
    `statsd.increment("${runs}");`,
    "```",
  ];
}

const toolSetup = [
  "Prometheus' rule `Watchdog` (`vector(1)`) always fires; Alertmanager sends it to Datadog, which makes events of it:",
  "",
  "```yaml",
  "route:",
  "  routes:",
  "    - { matchers: [alertname = Watchdog], receiver: datadog, repeat_interval: 5m }",
  "receivers:",
  "  - name: datadog",
  "    webhook_configs:",
  "      - url: https://app.<site>/intake/webhook/prometheus?api_key=<key>",
  "```",
  "",
  "Sentry's integration with Datadog sends its alerts as events. A scheduled job of the product captures the message",
  "`incident-response heartbeat` every half hour, tagged `env:<environment>`, and an alert rule on it notifies Datadog.",
];
