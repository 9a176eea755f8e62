import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { environmentOf } from "../../src/environment/ofStack";
import { productionStack } from "../../src/environment/stackFile";
import { regionRoles } from "../../src/plan";
import { endpointsIn } from "../drift";
import { Failure } from "../failure";
import { checkOncall, pauseMs } from "../oncall";
import { checkout, exitWith, tell } from "./context";

/** The command of the on-call workflow. */
export function addOncall(program: Command): void {
  program
    .command("oncall")
    .description(
      "send a test event from Datadog to PagerDuty, acknowledge and resolve it there (DD_API_KEY, PAGERDUTY_ONCALL_TOKEN)",
    )
    .option("--stack <name>", "the stack", productionStack)
    .action(({ stack }: { readonly stack: string }) => exitWith(check(stack)));
}

async function check(stack: string): Promise<number> {
  const { datadogApi, pagerdutyApi } = endpointsIn(process.env);
  const { DD_API_KEY: apiKey, PAGERDUTY_ONCALL_TOKEN: token } = process.env;
  if (apiKey === undefined || token === undefined)
    throw new Failure("DD_API_KEY and PAGERDUTY_ONCALL_TOKEN are needed.\n  What to do: set both (docs/delivery.md).");
  const { environment, aws } = environmentOf(checkout, stack);
  const seconds = Math.floor(Date.now() / 1000);
  const pause = () => sleep(pauseMs);
  const regions = regionRoles.map((it) => aws.regions[it]);
  tell(await checkOncall({ datadogApi, apiKey, stack, environment, seconds }, { pagerdutyApi, token }, regions, pause));
  return 0;
}
