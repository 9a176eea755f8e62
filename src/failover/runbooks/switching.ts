import type { Environment } from "../../environment";
import { switchObject, type Names } from "../names";
import type { RunbookSteps } from "./document";
import { assertApi, callApi, runPython } from "./steps";

/** What a runbook must know of things that exist only once they are made; the component fills these in. */
export const placeholders = {
  strictSetId: "<strict-set-id>",
  primaryControlArn: "<primary-routing-control-arn>",
  standbyControlArn: "<standby-routing-control-arn>",
  clusterEndpoints: "<cluster-endpoints>",
  planArn: "<region-switch-plan-arn>",
} as const;
/** The name of a placeholder. */
export type Placeholder = keyof typeof placeholders;

/** Moves traffic by data planes alone, in the standby region; `to` says which region serves afterwards. */
export function switchSteps({ failover }: Environment, names: Names, to: "primary" | "standby"): RunbookSteps {
  switch (failover.switch) {
    case "health-check":
      return byObject(names, to);
    case "routing-control":
      return byRoutingControl(to);
    case "region-switch":
      return byPlan(names, to);
  }
}

/** The object's presence makes the primary's inverted health check fail. */
function byObject(names: Names, to: "primary" | "standby"): RunbookSteps {
  const bucket = names.bucket("switch", "standby");
  const count = (name: string, values: readonly string[]) =>
    assertApi(name, "s3", "ListObjectsV2", { Bucket: bucket, Prefix: switchObject }, "$.KeyCount", values);
  const act =
    to === "standby"
      ? callApi("throwSwitch", "s3", "PutObject", {
          Bucket: bucket,
          Key: switchObject,
          Body: "{{ IncidentReference }}",
          ContentType: "text/plain",
        })
      : callApi("throwSwitchBack", "s3", "DeleteObject", { Bucket: bucket, Key: switchObject });
  return {
    looks: [callApi("readSwitch", "s3", "ListObjectsV2", { Bucket: bucket, Prefix: switchObject })],
    acts: [{ act, assert: count("assertSwitch", to === "standby" ? ["1"] : ["0"]) }],
  };
}

/** Both controls change in one call, so that the safety rules hold all the while; endpoints are tried in turn. */
function byRoutingControl(to: "primary" | "standby"): RunbookSteps {
  const states = { primary: to === "primary" ? "On" : "Off", standby: to === "standby" ? "On" : "Off" };
  const throughAnyEndpoint = (call: readonly string[]) => [
    "import boto3, json, random",
    "def handler(events, context):",
    "    endpoints = json.loads(events['endpoints'])",
    "    random.shuffle(endpoints)",
    "    for it in endpoints:",
    "        try:",
    "            client = boto3.client('route53-recovery-cluster', region_name=it['region'], endpoint_url=it['endpoint'])",
    ...call.map((line) => `            ${line}`),
    "        except Exception as error:",
    "            print(it['region'], error)",
    "    raise Exception('no endpoint of the cluster answered')",
  ];
  const payload = {
    endpoints: placeholders.clusterEndpoints,
    primary: placeholders.primaryControlArn,
    standby: placeholders.standbyControlArn,
  };
  const read = [
    "states = {key: client.get_routing_control_state(RoutingControlArn=events[key])['RoutingControlState'] for key in ('primary', 'standby')}",
  ];
  return {
    looks: [runPython("readSwitch", throughAnyEndpoint([...read, "return states"]), payload)],
    acts: [
      {
        act: runPython(
          to === "standby" ? "throwSwitch" : "throwSwitchBack",
          throughAnyEndpoint([
            `client.update_routing_control_states(UpdateRoutingControlStateEntries=[{'RoutingControlArn': events['primary'], 'RoutingControlState': '${states.primary}'}, {'RoutingControlArn': events['standby'], 'RoutingControlState': '${states.standby}'}])`,
            "return {}",
          ]),
          payload,
        ),
        assert: runPython(
          "assertSwitch",
          throughAnyEndpoint([
            ...read,
            `assert states == {'primary': '${states.primary}', 'standby': '${states.standby}'}, states`,
            "return states",
          ]),
          payload,
        ),
      },
    ],
  };
}

/** A Region switch plan is started in the region that is activated. */
function byPlan(names: Names, to: "primary" | "standby"): RunbookSteps {
  const plan = { planArn: placeholders.planArn };
  return {
    looks: [callApi("readPlan", "arc-region-switch", "GetPlanInRegion", { arn: plan.planArn })],
    acts: [
      {
        act: callApi(
          to === "standby" ? "throwSwitch" : "throwSwitchBack",
          "arc-region-switch",
          "StartPlanExecution",
          { ...plan, targetRegion: names.regions[to], action: "activate" },
          [{ Name: "executionId", Selector: "$.executionId", Type: "String" }],
        ),
        assert: assertApi(
          "assertSwitch",
          "arc-region-switch",
          "GetPlanExecution",
          { ...plan, executionId: `{{ ${to === "standby" ? "throwSwitch" : "throwSwitchBack"}.executionId }}` },
          "$.executionState",
          ["inProgress", "pendingManualApproval", "completed"],
        ),
      },
    ],
  };
}
