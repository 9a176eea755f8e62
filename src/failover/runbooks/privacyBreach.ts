import { componentKeys, secondsIn } from "../../plan";
import { logGroupName } from "../names";
import { lookAtRows, verifyRows, writeRows, type RowChange } from "./controlRows";
import { bucketsOf, runOf, type Place, type Runbook } from "./document";
import { goalStep, runScript } from "./steps";

/** Lists who is affected, shows the list to an approver, then revokes and rotates what is on it. */
export function privacyBreach(place: Place): Runbook {
  const { forensics } = place.plan;
  const breach = "{{ BreachId }}";
  const list = {
    list: "{{ findLinkedPids.list }}",
    sha256: "{{ findLinkedPids.sha256 }}",
    count: "{{ findLinkedPids.count }}",
  };
  const revoked: RowChange = {
    control: "revoked-batch",
    subject: breach,
    states: { contain: "revoked" },
    details: list,
  };
  const rotation: RowChange = {
    control: "pid-rotation",
    subject: breach,
    states: { contain: "ordered" },
    details: list,
  };
  const privacy: RowChange = {
    control: "enhanced-privacy",
    subject: "*",
    states: { contain: "on", "take-back": "off" },
  };
  const isolated: RowChange = {
    control: "isolation",
    subject: "{{ Isolate }}",
    states: { contain: "isolated", "take-back": "connected" },
  };
  return {
    description: "Runbook 3: Privacy Breach (PID Linkage)",
    as: "executor",
    choices: {
      contain: "list the affected PIDs, then, when approved, revoke and rotate them and enable enhanced privacy",
      "take-back": "end enhanced privacy and isolation; what was revoked and rotated stays so",
    },
    parameters: {
      BreachId: { type: "String", description: "Such as BR001.", allowedPattern: "^[A-Z]{2}[0-9]{3,12}$" },
      Isolate: {
        type: "String",
        description: "A component that others cut off.",
        default: "none",
        allowedValues: ["none", ...componentKeys],
      },
      LogWindowMinutes: {
        type: "String",
        description: "How far back linkages are looked for.",
        default: String(forensics.logWindowMinutes),
        allowedPattern: "^[1-9][0-9]{0,5}$",
      },
      ListSha256: {
        type: "String",
        description: "The hash of the list that was looked at, or any; another list is not rotated.",
        default: "any",
        allowedPattern: "^(any|[0-9a-f]{64})$",
      },
    },
    looks: [
      runScript({
        name: "findLinkedPids",
        runs: "linkage.find",
        payload: runOf(place, {
          breach,
          minutes: "{{ LogWindowMinutes }}",
          expected: "{{ ListSha256 }}",
          log: logGroupName("application"),
          buckets: bucketsOf(place, "evidence"),
        }),
        gives: { list: "String", sha256: "String", count: "String" },
        timeoutSeconds: secondsIn(3.5),
      }),
      lookAtRows(place, [revoked, rotation, privacy, isolated]),
    ],
    approval: {
      message: `Revoke and rotate the {{ findLinkedPids.count }} PIDs of ${breach} for {{ IncidentReference }}? They are listed in {{ findLinkedPids.list }} (SHA-256 {{ findLinkedPids.sha256 }}). This cannot be undone.`,
      withinSeconds: secondsIn(4),
    },
    acts: [
      writeRows("revokeProofs", place, [revoked]),
      writeRows("orderRotation", place, [rotation]),
      writeRows("enablePrivacy", place, [privacy]),
      writeRows("isolate", place, [isolated]),
    ],
    verify: { name: goalStep, ...verifyRows(place, [revoked, rotation, privacy, isolated]) },
  };
}
