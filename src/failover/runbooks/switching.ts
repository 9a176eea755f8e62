import { switchObject } from "../names";
import { runOf, type Place } from "./document";
import { runScript, type AutomationStep, type ScriptStep } from "./steps";

/** What a runbook must know of things that exist only once they are made; the component fills these in. */
export const placeholders = {
  primaryControlArn: "<primary-routing-control-arn>",
  standbyControlArn: "<standby-routing-control-arn>",
  clusterEndpoints: "<cluster-endpoints>",
  planArn: "<region-switch-plan-arn>",
} as const;
/** The name of a placeholder. */
export type Placeholder = keyof typeof placeholders;

/** The steps of throwing a switch; `to` says which region serves afterwards. */
interface SwitchSteps {
  readonly look: AutomationStep;
  readonly throwIt: AutomationStep;
  readonly verify: Omit<ScriptStep, "name">;
}

/** Moves traffic by data planes alone, in the standby region, whichever switch config names. */
export function switchSteps(place: Place, to: "primary" | "standby", doing = "{{ Do }}"): SwitchSteps {
  const { regions, bucket } = place.names;
  const {
    file,
    payload,
    throwing = "throw",
    gives,
  } = {
    "health-check": {
      file: "switchObject",
      payload: {
        bucket: bucket("switch", "standby"),
        object: switchObject,
        wanted: to === "standby" ? "thrown" : "not thrown",
      },
      throwing: to === "standby" ? "throw" : "throw_back",
      gives: undefined,
    },
    "routing-control": {
      file: "switchControls",
      payload: {
        endpoints: placeholders.clusterEndpoints,
        controls: { primary: placeholders.primaryControlArn, standby: placeholders.standbyControlArn },
        wanted: { primary: to === "primary" ? "On" : "Off", standby: to === "standby" ? "On" : "Off" },
      },
      throwing: undefined,
      gives: undefined,
    },
    "region-switch": {
      file: "switchPlan",
      payload: { plan: placeholders.planArn, to: regions[to] },
      throwing: undefined,
      gives: { executionId: "String" as const },
    },
  }[place.environment.failover.switch];
  const run = runOf(place, { standby: regions.standby, do: doing, ...payload });
  const throwName = to === "standby" ? "throwSwitch" : "throwSwitchBack";
  return {
    look: runScript({ name: "readSwitch", runs: `${file}.look`, payload: run, timeoutSeconds: 10 }),
    throwIt: runScript({
      name: throwName,
      runs: `${file}.${throwing}`,
      payload: run,
      ...(gives !== undefined && { gives }),
      timeoutSeconds: 15,
    }),
    verify: {
      runs: `${file}.verify`,
      payload: gives === undefined ? run : { ...run, executionId: `{{ ${throwName}.executionId }}` },
      timeoutSeconds: 15,
    },
  };
}
