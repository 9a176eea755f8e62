import { list, record, text } from "../../resources";
import { units } from "../units";
import { asAWhole, either, flag, guards, informs, label, less, member, other, row } from "../rows";
import { keyed, ordered, set, type Row, type TypeWords } from "../words";

/** How often a cron expression that names its months runs in a year, once a month. */
function runsAYear(expression: string | undefined): number | undefined {
  const months = /^cron\(\S+ \S+ \d+ ([\d,]+) /.exec(expression ?? "")?.[1];
  return months?.split(",").length;
}

const often: Row = row(({ before, after }) => {
  const [was, is] = [runsAYear(text(before)), runsAYear(text(after))];
  const shown = `${text(after) ?? "never"} instead of ${text(before) ?? "never"}`;
  if (was === undefined || is === undefined) return [{ verdict: "unknown", text: `runs at ${shown}` }];
  if (was === is) return [{ verdict: "neutral", text: `runs as often as before, at ${shown}` }];
  return [{ verdict: is > was ? "stronger" : "weaker", text: `runs ${is} times a year instead of ${was}` }];
});

const content = (name: string) => `content.${name}`;
const step = (name: string) => content(`mainSteps[].${name}`);

/** Exercises and runbooks. */
export const drillWords: Readonly<Record<string, TypeWords>> = {
  "aws:scheduler/schedule:Schedule": {
    noun: "timer",
    presence: guards(),
    inputs: {
      scheduleExpression: often,
      scheduleExpressionTimezone: other("runs by the clock of"),
      state: flag("on", "{is|are} switched on", "{is|are} switched off", "on"),
      startDate: other("runs from"),
      endDate: other("runs until"),
      groupName: label("{belongs|belong} to"),
      "flexibleTimeWindow.mode": other("runs at a moment that is, within a window,"),
      "flexibleTimeWindow.maximumWindowInMinutes": less("runs late by at most", units.minutes),
      "target.arn": other("does"),
      "target.roleArn": other("does it as"),
      "target.input": asAWhole(other("does it with")),
      "target.retryPolicy.maximumRetryAttempts": either("tries again so many times:", units.plain),
      "target.retryPolicy.maximumEventAgeInSeconds": either("tries again for", units.seconds),
      "target.deadLetterConfig.arn": other("what fails is kept in"),
    },
  },
  "aws:fis/experimentTemplate:ExperimentTemplate": {
    noun: "experiment",
    name: ({ tags }) => text(record(tags).Name),
    presence: informs("can be run now", "can no longer be run"),
    lists: {
      actions: keyed("action", "name"),
      "actions[].parameters": keyed("", "key"),
      targets: keyed("target", "name"),
      "targets[].resourceTags": keyed("tag", "key"),
      "targets[].resourceArns": set("thing"),
      stopConditions: keyed("", "source"),
    },
    inputs: {
      roleArn: other("does it as"),
      "actions[]": member("unclear", "{} is done too", "{} is no longer done"),
      "actions[].actionId": other("does"),
      "actions[].parameters[].value": other("{is|are}"),
      "actions[].parameters[]": member("unclear", "is told the {} now", "is no longer told the {}"),
      "actions[].target.key": other("hits"),
      "actions[].target.value": other("hits"),
      "targets[]": member("unclear", "{} can be hit too", "{} can no longer be hit"),
      "targets[].resourceType": other("{is|are} a"),
      "targets[].selectionMode": other("so much of it is hit:"),
      "targets[].resourceTags[]": member(
        "more",
        "only what carries the {} is hit",
        "what does not carry the {} is hit, too",
      ),
      "targets[].resourceTags[].value": other("what is hit carries the value"),
      "targets[].resourceArns[]": member("unclear", "{} is hit too", "{} is no longer hit"),
      "stopConditions[]": member("more", "{is|are} stopped by {} now", "{is|are} no longer stopped by {}"),
      "stopConditions[].source": other("{is|are} stopped by"),
      "stopConditions[].value": other("{is|are} stopped by"),
    },
  },
  "aws:ssm/document:Document": {
    noun: "runbook",
    presence: guards(),
    lists: {
      [content("mainSteps")]: ordered("step", "name"),
      [step("outputs")]: keyed("output", "Name"),
      [step("inputs.Approvers")]: set("approver"),
    },
    inputs: {
      documentFormat: other("{is|are} written in"),
      documentType: other("{is|are} a"),
      versionName: label("its version is called"),
      [content("schemaVersion")]: other("{is|are} written in the version"),
      [content("description")]: label("says of itself"),
      [content("assumeRole")]: other("does it as"),
      [content("parameters.**")]: other("what people tell it is"),
      [content("outputs")]: other("answers"),
      [content("outputs[]")]: member("unclear", "answers {} too", "no longer answers {}"),
      [content("mainSteps[]")]: member("unclear", "does now: {}", "no longer does: {}"),
      [content("mainSteps[]:order")]: other("its steps come in the order", (value) =>
        list(value).map(String).join(", "),
      ),
      [step("action")]: other("{is|are} done by"),
      [step("onFailure")]: other("if it fails,"),
      [step("onCancel")]: other("if somebody stops it,"),
      [step("nextStep")]: other("{is|are} followed by"),
      [step("isEnd")]: flag("unclear", "ends the runbook", "no longer ends the runbook"),
      [step("isCritical")]: flag("unclear", "fails the runbook if it fails", "does not fail the runbook if it fails"),
      [step("timeoutSeconds")]: either("gives up after", units.seconds),
      [step("maxAttempts")]: either("tries so many times:", units.plain),
      [step("description")]: label("says of itself"),
      [step("inputs.Approvers[]")]: member("unclear", "can be approved by {} now", "can no longer be approved by {}"),
      [step("inputs.MinRequiredApprovals")]: either("needs so many approvals:", units.plain),
      [step("inputs.**")]: other("does it with"),
      [step("**")]: other("does it otherwise:"),
    },
  },
};
