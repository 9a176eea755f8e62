import { list, record, text } from "../../resources";
import { failovers } from "../effects/failovers";
import { units } from "../units";
import { each, first, flag, guards, label, less, member, more, other, position, row } from "../rows";
import { keyed, set, type Row, type TypeWords } from "../words";

/** What decides about a failover is told by when the standby answers; if that stays as it is, by itself. */
const deciding = (...otherwise: readonly Row[]): Row =>
  first(
    row(({ pair }, context) =>
      context
        .once(failovers)
        .filter(({ by }) => by.includes(pair.urn))
        .map(({ saying }) => saying),
    ),
    ...otherwise,
  );

const side = ({ failoverRoutingPolicies, setIdentifier }: Readonly<Record<string, unknown>>) =>
  text(record(list(failoverRoutingPolicies)[0]).type)
    ?.toLowerCase()
    .replace("secondary", "standby") ?? text(setIdentifier);

const answers = other("{is|are} answered with");
/** Whether silence should count as ill, only those can tell who know what falls silent when. */
const silence: Row = first(
  position({
    Healthy: "silence of its alarm counts as healthy, so what is dead is answered for ever",
    LastKnownStatus: "silence of its alarm leaves it as it was",
  }),
  other("silence of its alarm counts as"),
);

/** Public names, and the health checks that decide who answers them. */
export const networkWords: Readonly<Record<string, TypeWords>> = {
  "aws:route53/zone:Zone": {
    noun: "zone",
    presence: guards(),
    inputs: {
      name: other("its names are beneath"),
      enableAcceleratedRecovery: flag(
        "on",
        "its records can be changed within an hour of the loss of us-east-1",
        "its records may not be changeable while us-east-1 is gone",
      ),
      forceDestroy: flag("off", "{is|are} deleted with all its records", "{is|are} not deleted while it has records"),
    },
  },
  "aws:route53/record:Record": {
    noun: "",
    name: (inputs) =>
      `${text(inputs.name) ?? ""}${side(inputs) === undefined ? "" : `, the ${side(inputs) ?? ""}'s answer`}`,
    presence: deciding(guards("{is|are} given now", "{is|are} no longer given")),
    lists: { records: set("answer"), failoverRoutingPolicies: keyed("", "type"), aliases: keyed("", "name") },
    inputs: {
      name: other("{is|are} the answer for"),
      type: other("{is|are} a record of type"),
      ttl: deciding(less("{is|are} kept by clients for", units.seconds)),
      "records[]": member("unclear", "{is|are} {} now", "{is|are} no longer {}"),
      setIdentifier: label("{is|are} told apart as"),
      healthCheckId: each(deciding(), other("{is|are} given as long as this is healthy:")),
      "failoverRoutingPolicies[]": deciding(
        member("unclear", "{is|are} the {} answer now", "{is|are} no longer the {} answer"),
      ),
      "aliases[]": member("unclear", "{is|are} {} now", "{is|are} no longer {}"),
      "aliases[].**": answers,
      zoneId: other("{is|are} in the zone"),
    },
  },
  "aws:route53/healthCheck:HealthCheck": {
    noun: "health check",
    name: ({ tags }) => text(record(tags).Name),
    presence: guards(),
    lists: { regions: set("region"), childHealthchecks: set("check") },
    inputs: {
      type: each(deciding(), other("{asks|ask} by")),
      fqdn: other("{asks|ask}"),
      ipAddress: other("{asks|ask}"),
      port: other("{asks|ask} at port"),
      resourcePath: other("{asks|ask} for"),
      searchString: other("expects in the answer"),
      enableSni: flag(
        "on",
        "{tells|tell} the endpoint which name it wants",
        "no longer {tells|tell} the endpoint which name it wants",
        "on",
      ),
      requestInterval: deciding(less("{asks|ask} every", units.seconds, { as: 30, say: "30 s" })),
      failureThreshold: deciding(less("{fails|fail} after so many failures:", units.plain, { as: 3, say: "3" })),
      measureLatency: flag(
        "neither",
        "{measures|measure} how long an answer takes",
        "no longer {measures|measure} how long an answer takes",
      ),
      disabled: flag("off", "{is|are} disabled, which counts as healthy for ever", "{is|are} no longer disabled"),
      invertHealthcheck: flag(
        "unclear",
        "{is|are} healthy while what it asks is not",
        "{is|are} healthy while what it asks is",
      ),
      "regions[]": member("more", "{is|are} also asked from {}", "{is|are} no longer asked from {}"),
      "childHealthchecks[]": each(
        deciding(),
        member("more", "also {follows|follow} {}", "no longer {follows|follow} {}"),
      ),
      childHealthThreshold: deciding(more("{is|are} healthy only while so many of its checks are:", units.plain)),
      cloudwatchAlarmName: other("{follows|follow} the alarm"),
      cloudwatchAlarmRegion: other("{follows|follow} the alarm in"),
      insufficientDataHealthStatus: silence,
      routingControlArn: other("{follows|follow} the routing control"),
      referenceName: label("{is|are} known to the vendor as"),
    },
  },
};
