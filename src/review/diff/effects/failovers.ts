import { failoverBound } from "../../bounds";
import type { Graph, Host } from "../../graph";
import { instead as compared, units } from "../units";
import type { Context } from "../context";
import { withChildren } from "../usage";
import type { Saying } from "../words";

/** A public name that is answered by the standby at another moment than before. */
export interface Failover {
  /** The records and health checks that decide about it, on either side, by URN. */
  readonly by: readonly string[];
  readonly saying: Saying;
}

/** Every change of how long a failover takes at worst. */
export function failovers({ before, after }: Context): readonly Failover[] {
  const [was, is] = [hostsOf(before.graph), hostsOf(after.graph)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): Failover[] => {
    const [old, young] = [was.get(name), is.get(name)];
    if (old === undefined || young === undefined) return [comesOrGoes(name, old, young)];
    const by = [...deciding(old), ...deciding(young)];
    const failover = (text: string, from: number, to: number): Failover => ({
      by,
      saying: { subject: name, verdict: to < from ? "stronger" : "weaker", text },
    });
    const [a, b] = [failoverBound(old), failoverBound(young)];
    const [from, to] = [a.total.worstSeconds, b.total.worstSeconds];
    const [byHand, byHandNow] = [a.byHand.total.worstSeconds, b.byHand.total.worstSeconds];
    // What slows every failover slows the one by hand, too: told once.
    if (from !== to) return [failover(automatic(from, to), from, to)];
    return byHand === byHandNow ? [] : [failover(thrown(byHand, byHandNow), byHand, byHandNow)];
  });
}

function comesOrGoes(name: string, old: Host | undefined, young: Host | undefined): Failover {
  const by = [old, young].flatMap((it) => (it === undefined ? [] : deciding(it)));
  return {
    by,
    saying:
      young === undefined
        ? { subject: name, verdict: "weaker", text: "{is|are} no longer failed over to the standby" }
        : { subject: name, verdict: "stronger", text: "{is|are} now failed over to the standby" },
  };
}

const hostsOf = ({ hosts }: Graph) => new Map(hosts.map((it) => [it.name, it]));

function deciding({ primary, standby }: Host): readonly string[] {
  return [primary, standby].flatMap((it) =>
    it === undefined
      ? []
      : [it.urn, ...(it.healthCheck === undefined ? [] : withChildren(it.healthCheck).map(({ urn }) => urn))],
  );
}

const instead = (from: number, to: number) =>
  Number.isFinite(from) ? compared(units.seconds, from, to) : units.seconds.show(to);

const automatic = (from: number, to: number) =>
  Number.isFinite(to)
    ? `{is|are} answered from the standby after ${instead(from, to)} at worst`
    : `{is|are} never answered from the standby, where {it was|they were} after ${units.seconds.show(from)} at worst`;

const thrown = (from: number, to: number) =>
  Number.isFinite(to)
    ? `{is|are} answered from the standby ${instead(from, to)} after people throw the switch, at worst`
    : "nobody can fail over by hand any more";
