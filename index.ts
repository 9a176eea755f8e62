import "./src/stackTraces";
import * as pulumi from "@pulumi/pulumi";
import { requireAccount } from "./src/accounts";
import { adoptExisting } from "./src/adoption";
import { drawUp, type Blueprint } from "./src/blueprint";
import { readConfig, type Secrets } from "./src/config";
import { losses } from "./src/environment";
import { Escalation } from "./src/escalation";
import { Failover } from "./src/failover";
import { Monitors } from "./src/monitors";
import { plan, PlanError } from "./src/plan";
import { createProviders } from "./src/providers";
import { Refusal } from "./src/refusal";

/** What other programs and people read from the stack. */
interface Outputs {
  /** PagerDuty service ids by severity. */
  readonly pagerdutyServices: Readonly<Record<string, pulumi.Output<string>>>;
  /** The keys with which tools send events to the orchestration, by the plan's event source; secrets. */
  readonly eventRoutingKeys: Escalation["routingKeys"];
}

/** Declares the plan. The engine runs it; it is a function because the account is asked for before anything is declared. */
export = async (): Promise<Outputs> => {
  const { blueprint, secrets } = prepare();
  const { environment } = blueprint;
  const providers = createProviders(environment, secrets);
  await requireAccount(environment.aws.accountId, providers.aws);

  for (const loss of losses(environment.features)) void pulumi.log.warn(loss);

  adoptExisting(environment.adopt);
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
  new Failover(
    "failover",
    { specs: blueprint.failover, p2: escalation.services.p2, routingKey: escalation.routingKeys.cloudwatch },
    { providers },
  );

  return {
    pagerdutyServices: Object.fromEntries(
      Object.entries(escalation.services).map(([severity, { id }]) => [severity, id]),
    ),
    eventRoutingKeys: escalation.routingKeys,
  };
};

/** Reads config and checks the whole plan before anything is registered; a user's mistake gets no stack trace. */
function prepare(): { blueprint: Blueprint; secrets: Secrets } {
  try {
    const config = readConfig();
    return { blueprint: drawUp(plan, config.environment), secrets: config.secrets };
  } catch (error) {
    throw error instanceof PlanError ? new Refusal(error.message) : error;
  }
}
