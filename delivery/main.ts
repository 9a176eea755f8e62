import { Command } from "commander";
import { version } from "../package.json";
import { tolerateClosedOutput } from "../src/closedOutput";
import { addAccounts } from "./commands/accounts";
import { addAdopt } from "./commands/adopt";
import { addDeploy } from "./commands/deploy";
import { addDrift } from "./commands/drift";
import { addHandbook } from "./commands/handbook";
import { addOncall } from "./commands/oncall";
import { addRecover } from "./commands/recover";
import { addState } from "./commands/state";
import { addPullRequest } from "./commands/pullRequest";

tolerateClosedOutput();

const program = new Command("npm run deliver --")
  .version(version)
  .description(
    "What the workflows run: each command works in a sandbox too (--sandbox), so that it can be tried without accounts.",
  );
for (const add of [
  addAccounts,
  addAdopt,
  addPullRequest,
  addDeploy,
  addDrift,
  addHandbook,
  addOncall,
  addRecover,
  addState,
])
  add(program);

void program.parseAsync();
