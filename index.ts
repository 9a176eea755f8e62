import "./src/stackTraces";
import * as pulumi from "@pulumi/pulumi";
import { adoptExisting } from "./src/adoption";
import { drawUp, type Blueprint } from "./src/blueprint";
import { readConfig, type Secrets } from "./src/config";
import { losses } from "./src/environment";
import { Escalation } from "./src/escalation";
import { Failover } from "./src/failover";
import { Monitors } from "./src/monitors";
import { plan, PlanError } from "./src/plan";
import { createProviders } from "./src/providers";

const { blueprint, secrets } = prepare();
const { environment } = blueprint;

for (const loss of losses(environment.features)) void pulumi.log.warn(loss);

adoptExisting(environment.adopt);
const providers = createProviders(environment, secrets);
const escalation = new Escalation("escalation", { specs: blueprint.escalation }, { providers });
new Monitors(
  "monitors",
  {
    specs: blueprint.monitors,
    services: escalation.services,
    orchestrationKey: escalation.routingKeys.datadog,
  },
  { providers },
);
new Failover("failover", { specs: blueprint.failover, p2: escalation.services.p2 }, { providers });

/** PagerDuty service ids by severity. */
export const pagerdutyServices = Object.fromEntries(
  Object.entries(escalation.services).map(([severity, { id }]) => [severity, id]),
);

/** The keys with which tools send events to the orchestration, by the plan's event source; secrets. */
export const eventRoutingKeys = escalation.routingKeys;

/** Reads config and checks the whole plan before anything is registered; a user's mistake gets no stack trace. */
function prepare(): { blueprint: Blueprint; secrets: Secrets } {
  try {
    const config = readConfig();
    return { blueprint: drawUp(plan, config.environment), secrets: config.secrets };
  } catch (error) {
    throw error instanceof PlanError ? new pulumi.RunError(error.message) : error;
  }
}
