import { expect } from "vitest";
import type { Seen } from "../../../sandbox/automation/theatre";

/** The incident that runs are for. */
export const incident = "INC-20251207-001";
export const east = "us-east-1";
export const west = "us-west-2";
export const credential = "alias/zkp/credential";
const switchBucket = `zkp-switch-123456789012-${west}`;

/** A runbook, how it is started, and how somebody sees that it reached its goal in the regions that live. */
export interface Case {
  readonly document: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly reached: (seen: Seen, before: Seen, living: readonly string[]) => void;
  /** What was done before it. */
  readonly after?: { readonly document: string; readonly parameters: Case["parameters"] };
}

const controls = (seen: Seen) => Object.fromEntries(Object.entries(seen.controls).map(([key, it]) => [key, it.state]));

/** Every runbook that changes something. */
export const cases: readonly Case[] = [
  {
    document: "zkp-circuit-vulnerability",
    parameters: { Circuit: ["membership"], Version: ["1.0"] },
    reached: (seen) => {
      expect(controls(seen)).toEqual({
        "circuit-version membership/1.0": "disabled",
        "fallback-verification membership": "on",
        "dependent-maintenance membership": "on",
      });
    },
  },
  {
    document: "zkp-ddos-attack",
    parameters: {},
    reached: (seen, _, living) => {
      for (const region of living)
        expect(seen.lists[region]).toMatchObject({
          "zkp-strict-v4": ["0.0.0.0/1", "128.0.0.0/1"],
          "zkp-strict-v6": ["8000::/1", "::/1"],
        });
      expect(controls(seen)).toEqual({ "rate-level *": "strict" });
    },
  },
  {
    document: "zkp-ddos-attack",
    parameters: { Do: ["block"], Addresses: ["203.0.113.0/24", "2001:db8::/32"] },
    reached: (seen, _, living) => {
      for (const region of living)
        expect(seen.lists[region]).toMatchObject({
          "zkp-blocked-v4": ["203.0.113.0/24"],
          "zkp-blocked-v6": ["2001:db8::/32"],
          "zkp-strict-v4": [],
        });
    },
  },
  {
    document: "zkp-privacy-breach",
    parameters: { BreachId: ["BR001"], Isolate: ["pid-registry"] },
    reached: (seen) => {
      expect(controls(seen)).toMatchObject({
        "revoked-batch BR001": "revoked",
        "pid-rotation BR001": "ordered",
        "enhanced-privacy *": "on",
      });
      expect(seen.controls["pid-rotation BR001"]?.count).toBe("3");
    },
  },
  {
    document: "zkp-service-outage",
    parameters: {},
    reached: (seen) => {
      expect(seen.objects[switchBucket]).toEqual(["primary-is-out-of-service"]);
    },
  },
  {
    document: "zkp-failback",
    parameters: {},
    after: { document: "zkp-service-outage", parameters: {} },
    reached: (seen) => {
      expect(seen.objects[switchBucket]).toEqual([]);
    },
  },
  {
    document: "zkp-signing-key-compromise",
    parameters: {},
    reached: (seen, before, living) => {
      const old = before.keys[living[0] ?? ""]?.aliases[credential] ?? "";
      const { aliases: first = {} } = seen.keys[living[0] ?? ""] ?? {};
      const fresh = first[credential] ?? "";
      expect(fresh).not.toBe(old);
      for (const region of living) {
        const { aliases, states } = seen.keys[region] ?? {};
        expect([aliases?.[credential], states?.[fresh], states?.[old]]).toEqual([fresh, "Enabled", "Disabled"]);
      }
      expect(seen.controls["verification-key credential"]).toMatchObject({ state: "current", keyId: fresh });
      expect(seen.controls[`invalidated-key ${old}`]?.state).toBe("invalidated");
    },
  },
  {
    document: "zkp-collect-evidence",
    parameters: {},
    reached: (seen, _, living) => {
      const kinds = ["access", "application", "audit", "metrics", "network", "proof-generation"];
      const bucket = living.map((it) => `zkp-evidence-123456789012-${it}`);
      const custody = bucket.flatMap((it) => seen.objects[it] ?? []).filter((it) => it.includes("/custody/"));
      expect(custody).toEqual(expect.arrayContaining(kinds.map((it) => `incidents/${incident}/custody/${it}.json`)));
    },
  },
];
