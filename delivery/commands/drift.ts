import type { Command } from "commander";
import { readStackFile } from "../../src/environment/stackFile";
import { beat, detectDrift, endpointsIn, renderDrift, tellGitHub, tellPagerDuty } from "../drift";
import { unexpectedChanges } from "../engine";
import { connect } from "../github";
import { checkout, engineOf, exitWith, onStack, tell, type StackOptions } from "./context";

interface DriftOptions extends StackOptions {
  readonly notify?: boolean;
}

/** The command of the drift workflow. */
export function addDrift(program: Command): void {
  onStack(program.command("drift"))
    .description(
      "tell whether somebody changed an object by hand: exit code 0 for no, 7 for yes, another for a failure",
    )
    .option(
      "--notify",
      "keep the drift issue (GITHUB_TOKEN), page when weaker (PAGERDUTY_DRIFT_KEY), send the heartbeat (DD_API_KEY)",
    )
    .action((options: DriftOptions) => exitWith(checkDrift(options)));
}

async function checkDrift(options: DriftOptions): Promise<number> {
  const now = new Date();
  const drift = await detectDrift(engineOf(options));
  const report = renderDrift(drift, now);
  tell(report);
  if (options.notify === true) {
    const endpoints = endpointsIn(process.env);
    const { PAGERDUTY_DRIFT_KEY: routingKey, DD_API_KEY: apiKey } = process.env;
    // The page first: should GitHub fail, somebody knows all the same. The heartbeat last: it says that all was done.
    if (routingKey !== undefined) await tellPagerDuty(endpoints, routingKey, options.stack, drift);
    tell(await tellGitHub(connect(process.env), drift, report));
    if (apiKey !== undefined)
      await beat(
        {
          datadogApi: endpoints.datadogApi,
          apiKey,
          stack: options.stack,
          environment: String(readStackFile(checkout, options.stack).values.environment),
          seconds: Math.floor(now.getTime() / 1000),
        },
        drift.byHand.resources.length,
      );
  }
  return drift.verdict === "none" ? 0 : unexpectedChanges;
}
