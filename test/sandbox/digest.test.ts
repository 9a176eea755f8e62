import { describe, expect, it } from "vitest";
import { digest } from "../../sandbox/launcher/digest";

/** What remains of a run that writes a line each second. */
function shown(...lines: readonly string[]): readonly string[] {
  const said: string[] = [];
  let milliseconds = 0;
  const { line, end } = digest(
    (text) => said.push(text.trimEnd()),
    () => milliseconds,
  );
  for (const it of lines) {
    milliseconds += 1000;
    line(it);
  }
  end();
  return said;
}

const created = (name: string, seconds: string) => [
  ` +  aws:sqs:Queue ${name} creating (0s) `,
  ` +  aws:sqs:Queue ${name} created (${seconds}s) `,
];

describe("the digest of a run", () => {
  it("is a line for each provider, and the slowest steps", () => {
    expect(
      shown(
        "Updating (prod):",
        "@ updating.....",
        " +  incident-response:record:RecordOfIncidents record creating (0s) ",
        ...created("timers", "0.05"),
        ...created("alarms", "2.5"),
        " ~  datadog:index:Monitor error-rate updated (0.10s) ",
        " +  incident-response:record:RecordOfIncidents record created (3s) ",
      ),
    ).toEqual(["Updating (prod):", "  aws          2 created", "  datadog      1 updated", "  slowest: alarms 2.5 s"]);
  });

  it("says how far it is while it goes on", () => {
    const lines = Array.from({ length: 12 }, (_, at) => created(`queue-${at}`, "0.01")).flat();
    expect(shown(...lines)).toEqual(["  10 s: 5 steps done", "  20 s: 10 steps done", "  aws          12 created"]);
  });

  it("leaves out what is as it was, and not whom the engine tells of at the end", () => {
    const end = ["Diagnostics:", "  pulumi:pulumi:Stack (incident-response-prod):", "Resources:", "    2 unchanged"];
    expect(
      shown(
        "    pulumi:pulumi:Stack incident-response-prod running ",
        "    aws:iam:RolePolicy failover-drill-rights  ",
        " ~  aws:sqs:Queue timers refreshing (0s) ",
        ...end,
      ),
    ).toEqual(end);
  });

  it("leaves what fails and what the engine says of it as they are, after what was done", () => {
    const failure = " +  aws:sqs:Queue timers **creating failed** error: the queue exists";
    const warned = " +  pulumi:pulumi:Stack incident-response-prod creating (6s) warning: shield is off";
    const end = [
      "Diagnostics:",
      "  aws:sqs:Queue (timers):",
      "    error: the queue exists",
      "Resources:",
      "    + 1 created",
    ];
    expect(shown(...created("alarms", "0.1"), failure, warned, ...end)).toEqual([
      failure,
      "  aws          1 created",
      ...end,
    ]);
  });
});
