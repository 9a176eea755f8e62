import type { Environment } from "../../environment";
import { regionRoles, type Plan, type TrailCalls } from "../../plan";
import type { Names } from "../names";
import { alertName, alertSummary, signalTags, signalTemplate, type AlertRuleSpec, type EventPattern } from "./alerts";
import { identityRoles } from "./identities";

/** What the trail's events tell about who did what. */
const details = {
  who: "$.detail.userIdentity.arn",
  call: "$.detail.eventName",
  from_address: "$.detail.sourceIPAddress",
  trail_event: "$.detail.eventID",
};

/** Draws up the rules over the audit trail. Keys and the table are called in either region, so each has every rule. */
export function trailAlerts(plan: Plan, environment: Environment, names: Names): AlertRuleSpec[] {
  return Object.entries(plan.signals).flatMap(([key, signal]) => {
    const { detector } = signal;
    if (detector.kind !== "trail") return [];
    const roles = identityRoles(environment, names);
    const pattern = trailPattern(
      detector.calls,
      detector.except.flatMap((it) => roles[it]),
      names,
    );
    return regionRoles.map((role) => ({
      key,
      role,
      name: alertName(key),
      description: alertSummary(signal),
      pattern,
      template: signalTemplate(environment, names.regions[role], key, signal, details),
      tags: signalTags(key, signal),
    }));
  });
}

function trailPattern(calls: TrailCalls, except: readonly string[], names: Names): EventPattern {
  return {
    source: calls.of.map((service) => `aws.${service}`),
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: {
      eventName: calls.named,
      ...subject(calls.on, names),
      ...(except.length > 0 && { userIdentity: anybodyBut(except) }),
    },
  };
}

/** What the calls are about, as the trail shows it. */
function subject(on: TrailCalls["on"], { accountId, roleArn, tableArn }: Names): EventPattern {
  switch (on) {
    case undefined:
      return {};
    case "signing-keys":
      // Only the issuer's keys are multi-Region keys, and so is a fresh one that an incident brings: none has to be listed.
      return { resources: { ARN: [{ wildcard: `arn:aws:kms:*:${accountId}:key/mrk-*` }] } };
    case "revocation-list":
      return { resources: { ARN: regionRoles.map(tableArn) } };
    case "emergency-role":
      return { requestParameters: { roleArn: [roleArn("break-glass")] } };
  }
}

/** Who acts in no role at all, a user, the root user or a service, is somebody else as well. */
function anybodyBut(roles: readonly string[]): EventPattern {
  const issuer = (arn: unknown) => ({ sessionContext: { sessionIssuer: { arn: [arn] } } });
  return { $or: [issuer({ exists: false }), issuer({ "anything-but": roles })] };
}
