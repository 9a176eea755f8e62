import { severityKeys } from "../../plan";
import { mobilisationOf, reaches, serviceOf, soonest, steps, targetKey, targetName } from "../bounds";
import type { Graph, Policy, Service } from "../graph";
import type { Fact } from "./facts";
import { optional } from "./optional";

/** Whom incidents ask when: those of each severity, and those of a service with a ladder of its own, such as reports. */
export function ladderFacts(graph: Graph): Fact[] {
  const bySeverity = severityKeys.flatMap((severity) => serviceOf(graph, severity) ?? []);
  const shared = new Set(bySeverity.map(({ policy }) => policy));
  const others = graph.services.filter(
    ({ drill, severity, policy }) => !drill && severity === undefined && !shared.has(policy),
  );
  return [...bySeverity, ...others].flatMap((service) =>
    service.policy === undefined ? [] : factsOf(graph, service, service.policy),
  );
}

function factsOf(graph: Graph, service: Service, policy: Policy): Fact[] {
  const { severity, urgency, acknowledgementTimeoutSeconds, autoResolveSeconds } = service;
  const root = `ladder ${severity ?? service.key}`;
  const of = severity === undefined ? {} : { severity };
  const common = { ...of, root, subject: service.name };
  const { requests, told } = mobilisationOf(graph, service);
  const all = [policy, ...requests.map((it) => it.policy)].flatMap(steps).sort((a, b) => a.minute - b.minute);
  return [
    { ...of, key: root, attribute: "ladder", subject: `service ${service.name}`, value: true },
    { ...common, key: `${root} climbs`, attribute: "climbs", value: policy.loops + 1 },
    ...requests.map((it): Fact => ({
      ...common,
      key: `${root} ${it.policy.key} asked`,
      attribute: "asked",
      subject: it.policy.name,
      value: it.policy.loops + 1,
    })),
    ...told.map(({ team: { key, name } }): Fact => ({
      ...common,
      key: `${root} told ${key}`,
      attribute: "told",
      subject: name,
      value: true,
    })),
    { ...common, key: `${root} urgency`, attribute: "urgency", value: urgency },
    ...optional(acknowledgementTimeoutSeconds, (value): Fact => ({
      ...common,
      key: `${root} ack`,
      attribute: "acknowledgement",
      value,
    })),
    ...optional(autoResolveSeconds, (value): Fact => ({
      ...common,
      key: `${root} auto`,
      attribute: "auto-resolve",
      value,
    })),
    ...soonest([...reaches(policy, urgency), ...requests.flatMap((it) => reaches(it.policy, "high"))]).flatMap(
      ({ target, step }): Fact[] => {
        const subject = targetName(target);
        const key = `${root} ${targetKey(target)}`;
        const again = all.filter((it) => it.targets.some((named) => targetKey(named) === targetKey(target)))[1];
        return [
          { ...of, key, attribute: "paged", root, subject, value: step.minute },
          ...optional(again?.minute, (value): Fact => ({
            ...of,
            key: `${key} again`,
            attribute: "paged-again",
            root: key,
            subject,
            value,
          })),
        ];
      },
    ),
  ];
}
