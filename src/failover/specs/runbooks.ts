import type { Environment } from "../../environment";
import { regionRoles, type Plan, type RegionRole, type Runbook } from "../../plan";
import { documentName, ipSetNames, type AccessRole, type DocumentKey, type Names } from "../names";
import { collectionSteps } from "../runbooks/collection";
import { automationDocument, type AutomationDocument, type RunbookSteps } from "../runbooks/document";
import { keyCompromiseSteps } from "../runbooks/keyCompromise";
import { assertApi, callApi, runScript } from "../runbooks/steps";
import { placeholders, switchSteps } from "../runbooks/switching";
import { keySpecs } from "./data";

/** A runbook as an automation document, in one region. */
export interface DocumentSpec {
  readonly key: DocumentKey;
  readonly role: RegionRole;
  readonly name: string;
  readonly document: AutomationDocument;
}

/** WAF address lists take no /0: these two are every address. */
const everyAddress = ["0.0.0.0/1", "128.0.0.0/1"];

/** Draws up every runbook in both regions: the one that is needed is the one that is still there. */
export function documentSpecs(plan: Plan, environment: Environment, names: Names): DocumentSpec[] {
  return regionRoles.flatMap((role) => {
    const place = (key: DocumentKey, description: string, as: AccessRole = "executor") => ({
      name: documentName(key),
      description,
      assumeRole: names.roleArn(as),
      evidenceBucket: names.bucket("evidence", role),
      topicArn: names.topicArn(role),
      approver: names.roleArn("approver"),
    });
    const document = (key: DocumentKey, description: string, steps: RunbookSteps, as?: AccessRole): DocumentSpec => ({
      key,
      role,
      name: documentName(key),
      document: automationDocument(place(key, description, as), steps),
    });
    const { runbooks } = plan;
    const titled = ({ number, title }: Runbook) => `Runbook ${number}: ${title}`;
    return [
      document(
        "circuit-vulnerability",
        titled(runbooks["circuit-vulnerability"]),
        scripts(runbooks["circuit-vulnerability"], environment),
      ),
      document("ddos-attack", titled(runbooks["ddos-attack"]), rateLimit()),
      document("privacy-breach", titled(runbooks["privacy-breach"]), scripts(runbooks["privacy-breach"], environment)),
      document("service-outage", titled(runbooks["service-outage"]), switchSteps(environment, names, "standby")),
      document(
        "signing-key-compromise",
        titled(runbooks["signing-key-compromise"]),
        keyCompromiseSteps(keySpecs(plan, environment, names)),
        "break-glass",
      ),
      document("failback", "Back to the primary region, when it is proven healthy", {
        ...switchSteps(environment, names, "primary"),
        approve:
          "Move traffic back to the primary for {{ IncidentReference }}? It must have served the probes for an hour.",
      }),
      document(
        "collect-evidence",
        "Forensic data collection: the plan's logs, hashed, in the write-once bucket",
        collectionSteps(plan, names.bucket("evidence", role)),
      ),
    ];
  });
}

/** The plan's own commands, in its order; one that cannot be undone is approved first. */
function scripts({ immediate }: Runbook, { failover }: Environment): RunbookSteps {
  const lasting = immediate.filter(({ reversible }) => !reversible);
  return {
    looks: [],
    acts: immediate.map(({ key, command }) =>
      runScript(
        key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        command,
        failover.scriptsTarget,
      ),
    ),
    ...(lasting.length > 0 && {
      approve: `For {{ IncidentReference }}: ${lasting.map(({ purpose }) => purpose).join("; ")}. This cannot be undone.`,
    }),
  };
}

/** The strict limit applies to the addresses of one list: none, or all. */
function rateLimit(): RunbookSteps {
  const set = { Name: ipSetNames.strict, Scope: "REGIONAL", Id: placeholders.strictSetId };
  return {
    parameters: {
      Addresses: {
        type: "StringList",
        description: "Whom the strict limit applies to: every address, or [] to go back to the normal limit.",
        default: everyAddress,
      },
    },
    looks: [
      callApi("readList", "wafv2", "GetIPSet", set, [{ Name: "lockToken", Selector: "$.LockToken", Type: "String" }]),
    ],
    acts: [
      {
        act: callApi("setList", "wafv2", "UpdateIPSet", {
          ...set,
          Addresses: "{{ Addresses }}",
          LockToken: "{{ readList.lockToken }}",
        }),
        assert: assertApi("assertList", "wafv2", "GetIPSet", set, "$.IPSet.Addresses", ["{{ Addresses }}"]),
      },
    ],
  };
}
