import { causeOf, componentKeys, components, outage, type ComponentKey } from "../../../../plan";
import type { View } from "../view";
import { effect, everPublic, type Rule } from "./rule";

/** The component that people call so. */
const called = (said: string | undefined): ComponentKey | undefined =>
  componentKeys.find((it) => it === said || components[it].title === said);

/** What customers see fail: what people say, and what the signal is about; an outage of the platform is one of everything. */
function impacted({ of, signal }: View): readonly ComponentKey[] {
  const said = of("fields").flatMap(({ what }) => called(what.fields.affected_component) ?? []);
  if (signal?.service === "platform" && causeOf(signal) === outage) return componentKeys;
  const detected = called(signal?.service);
  return [...new Set([...said, ...(detected === undefined ? [] : [detected])])];
}

/** 2.2: whoever follows a component hears of what impacts it, and of nothing else. */
export const impact: Rule = (view, plan) =>
  everPublic(view, plan)
    ? impacted(view).map((component) => effect(`impact|${component}`, { does: "impact", component }))
    : [];
