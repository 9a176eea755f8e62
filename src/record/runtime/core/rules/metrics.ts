import { minutesBetween } from "../event";
import { timeIn } from "./breach";
import { effect, endsOf, post, type Rule } from "./rule";

/** Metrics and KPIs: what the dashboard shows, told when the incident is closed for the first time. */
export const metrics: Rule = (view) => {
  const [end] = endsOf(view);
  const started = view
    .pressed("started")
    .flatMap(({ what }) => timeIn(what.text) ?? [])
    .at(-1);
  const measured = {
    minutes_to_detect: started === undefined ? undefined : minutesBetween(started, view.openedAt),
    minutes_to_acknowledge:
      view.acknowledgedAt === undefined ? undefined : minutesBetween(view.openedAt, view.acknowledgedAt),
    minutes_to_resolve: end === undefined ? undefined : minutesBetween(view.openedAt, end.at),
  };
  return [
    ...(end === undefined
      ? []
      : Object.entries(measured).flatMap(([metric, value]) =>
          value === undefined || value < 0
            ? []
            : [effect(`measure|${metric}`, { does: "measure", metric, value, severity: view.worst, at: end.at })],
        )),
    ...view.pressed("root-cause").flatMap((press) => {
      const cause = causeIn(press.what.text);
      return cause === undefined
        ? [post(press, "not-understood", { said: `/root-cause ${press.what.text}` })]
        : [effect(`cause|${cause}`, { does: "count-cause", cause })];
    }),
    ...view
      .of("done")
      .filter(({ what }) => what.effect.startsWith("cause|") && Number(what.result.others) > 0)
      .flatMap((it) => [
        effect("measure|repeated", { does: "measure", metric: "repeated", value: 1, severity: view.worst, at: it.at }),
        post(it, "repeated", { cause: it.what.effect.slice("cause|".length), others: it.what.result.others ?? "" }),
      ])
      .filter(({ key }, index, all) => all.findIndex((it) => it.key === key) === index),
  ];
};

/** The short name of a cause: what stands before the colon, in lower case with dashes. */
export function causeIn(text: string): string | undefined {
  const name = /^([^:]{1,60}):/
    .exec(text)?.[1]
    ?.trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return name === undefined || name === "" || name === "-" ? undefined : name.replaceAll(/^-|-$/g, "");
}
