import "./src/stackTraces";
import * as pulumi from "@pulumi/pulumi";
import { requireAccount } from "./src/accounts";
import { adoptExisting } from "./src/adoption";
import { drawUp, judgeTheRest } from "./src/blueprint";
import { readConfig } from "./src/config";
import { lookUpPeople } from "./src/directory";
import { losses } from "./src/environment";
import { Escalation } from "./src/escalation";
import { Failover } from "./src/failover";
import { keepLevers } from "./src/levers";
import { Monitors } from "./src/monitors";
import { plan, PlanError, type PlaceOf } from "./src/plan";
import { createProviders } from "./src/providers";
import { RecordOfIncidents } from "./src/record";
import { Refusal } from "./src/refusal";

/** What other programs and people read from the stack. */
interface Outputs {
  /** PagerDuty service ids by severity. */
  readonly pagerdutyServices: Readonly<Record<string, pulumi.Output<string>>>;
  /** The keys with which tools send events to the orchestration, by the plan's event source; secrets. */
  readonly eventRoutingKeys: Escalation["routingKeys"];
  /** Where PagerDuty's webhooks go. */
  readonly incidentRecord: RecordOfIncidents["endpoint"];
}

/** Declares the plan. The engine runs it; it is a function because the account is asked for before anything is declared. */
export = async (): Promise<Outputs> => {
  const { parsed, unsafe, secrets, placeOf } = readConfig();
  const { environment } = parsed;
  if (environment === undefined || unsafe.length > 0)
    throw new Refusal(new PlanError([...parsed.findings, ...unsafe, ...judgeTheRest(plan, parsed)], placeOf).message);
  told(() => drawUp(plan, environment), placeOf);
  const providers = createProviders(environment, secrets);
  await requireAccount(environment.aws.accountId, providers.aws);
  const known = await lookUpPeople(environment, providers.pagerduty);
  const blueprint = told(() => drawUp(plan, known.environment), placeOf);
  const everywhere = { providers, transformations: [keepLevers] };

  for (const loss of [...losses(environment.features), ...known.losses]) void pulumi.log.warn(loss);

  const adoptedNothing = adoptExisting(environment.adopt);
  const escalation = new Escalation("escalation", { specs: blueprint.escalation }, everywhere);
  new Monitors(
    "monitors",
    {
      specs: blueprint.monitors,
      services: escalation.services,
      orchestrationKey: escalation.routingKeys.datadog,
    },
    everywhere,
  );
  new Failover(
    "failover",
    {
      specs: blueprint.failover,
      p2: escalation.services.p2,
      routingKey: escalation.routingKeys.cloudwatch,
      approvalsKey: escalation.approvalsKey,
    },
    everywhere,
  );

  const record = new RecordOfIncidents(
    "record",
    { specs: blueprint.record, serviceId: escalation.serviceId, p1: escalation.services.p1 },
    { providers },
  );

  const strays = adoptedNothing();
  if (strays.length > 0) throw new Refusal(new PlanError(strays, placeOf).message);

  return {
    pagerdutyServices: Object.fromEntries(
      Object.entries(escalation.services).map(([severity, { id }]) => [severity, id]),
    ),
    eventRoutingKeys: escalation.routingKeys,
    incidentRecord: record.endpoint,
  };
};

/** What checks the whole plan, before anything is registered; a user's mistake gets no stack trace. */
function told<T>(check: () => T, placeOf: PlaceOf): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof PlanError ? new Refusal(new PlanError(error.findings, placeOf).message) : error;
  }
}
