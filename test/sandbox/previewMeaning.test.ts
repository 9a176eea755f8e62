import { describe, expect, it } from "vitest";
import { meaningOfPreview } from "../../sandbox/commands/meaning";
import type { StateResource } from "../../sandbox/launcher";

const type = "datadog:index/monitor:Monitor";
const monitor = (name: string, changes: StateResource["inputs"] = {}): StateResource => ({
  urn: `urn:pulumi:prod::incident-response::${type}::${name}`,
  type,
  custom: true,
  id: "1",
  inputs: {
    name: "[P0] Errors",
    type: "query alert",
    query: "sum(last_3m):sum:zkp.errors{*}.as_count() > 99",
    message: "Outage @pagerduty-zkp-p0",
    monitorThresholds: { critical: "99" },
    ...changes,
  },
});
const [errors, kept] = [monitor("errors"), monitor("kept")];
/** The log of a preview as the engine writes it: a step is announced without id and outputs, and a look ends with what it found. */
const log = (...steps: readonly (readonly [op: string, of: StateResource, to: StateResource | null])[]) =>
  steps
    .flatMap(([op, of, to]) => {
      const event = (name: string, made: StateResource | null) => {
        const metadata = { op, urn: of.urn, type, new: made === null ? null : { ...made, id: "", outputs: {} } };
        return JSON.stringify({ [name]: { metadata, planning: true } });
      };
      return [event("resourcePreEvent", op === "refresh" ? of : to), event("resOutputsEvent", to)];
    })
    .join("\n");

describe("what a preview in the sandbox means", () => {
  it("is told of what the program changes", () => {
    const said = meaningOfPreview(
      log(["same", kept, kept], ["update", errors, monitor("errors", { draftStatus: "draft" })]),
      [errors, kept],
    );
    expect(said).toMatch(/weaker.*Errors is a draft now and notifies nobody/);
    expect(said).not.toMatch(/kept/);
  });

  it("is told of what is found when it looks, and put back", () => {
    const muted = monitor("errors", { draftStatus: "draft" });
    const said = meaningOfPreview(log(["refresh", errors, muted], ["update", errors, errors]), [errors]);
    expect(said).toMatch(/stronger.*Errors/);
  });

  it("is told of what is gone, and made again", () => {
    const said = meaningOfPreview(log(["refresh", errors, null], ["create", errors, errors]), [errors]);
    expect(said).toMatch(/stronger.*Errors/);
  });

  it("is told of what is deleted, and of what is replaced as of a change", () => {
    const moved = monitor("kept", { draftStatus: "draft" });
    const said = meaningOfPreview(
      log(["delete", errors, null], ["create-replacement", kept, moved], ["delete-replaced", kept, null]),
      [errors, kept],
    );
    expect(said).toMatch(/no longer watched/);
    expect(said).toMatch(/draft now/);
  });

  it("is nothing when nothing changes, and when there is nothing yet", () => {
    expect(meaningOfPreview(log(["same", errors, errors]), [errors])).toMatch(/^No change/);
    expect(meaningOfPreview(log(["create", errors, errors]), [])).toBeUndefined();
  });
});
