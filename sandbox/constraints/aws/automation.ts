import { between, matching, oneOf, overall, sized, textOf, where, type ConstraintTable } from "../constraint";
import { narrowTags } from "./tags";

const scheduler = "Amazon EventBridge Scheduler, API reference CreateSchedule";
const document = "AWS Systems Manager, documents";

/** Automation: documents, schedules, experiments. */
export const automation: ConstraintTable = {
  "aws:ssm/document:Document": [
    narrowTags("AWS Systems Manager"),
    matching("aws/document-name", document, "name", /^[\w.-]{3,128}$/, "3 to 128 letters, digits, . _ -"),
    oneOf("aws/document-format", document, "documentFormat", ["JSON", "YAML", "TEXT"]),
    overall("aws/document-json", document, (inputs) => {
      const content = textOf(inputs, "content");
      if (content === undefined || inputs.documentFormat === "YAML" || inputs.documentFormat === "TEXT")
        return undefined;
      try {
        JSON.parse(content);
        return undefined;
      } catch {
        return { property: "content", reason: "is not valid JSON" };
      }
    }),
  ],
  "aws:scheduler/schedule:Schedule": [
    oneOf("aws/schedule-state", "Amazon EventBridge Scheduler", "state", ["ENABLED", "DISABLED"]),
    matching(
      "aws/schedule-expression",
      "Amazon EventBridge Scheduler",
      "scheduleExpression",
      /^(at|rate|cron)\(.+\)$/,
      "at(…), rate(…) or cron(…)",
    ),
    oneOf("aws/schedule-window", "Amazon EventBridge Scheduler", "flexibleTimeWindow.mode", ["OFF", "FLEXIBLE"]),
    matching("aws/schedule-name", scheduler, "name", /^[\w.-]{1,64}$/, "1 to 64 letters, digits, . _ and -"),
    matching("aws/schedule-role", scheduler, "target.roleArn", /^arn:aws:iam::\d{12}:role\//, "the ARN of a role"),
    between("aws/schedule-retries", scheduler, "target.retryPolicy.maximumRetryAttempts", 0, 185),
    overall("aws/schedule-rate", `${scheduler}: rate(1 minute), rate(5 minutes)`, (inputs) => {
      const [, value, unit = ""] =
        /^rate\((\d+) (minutes?|hours?|days?)\)$/.exec(textOf(inputs, "scheduleExpression") ?? "") ?? [];
      return value === undefined || (value === "1") !== unit.endsWith("s")
        ? undefined
        : { property: "scheduleExpression", reason: `rate(${value} ${unit}): one is singular, more are plural` };
    }),
  ],
  "aws:fis/experimentTemplate:ExperimentTemplate": [
    sized(
      "aws/experiment-stop",
      "AWS FIS: an experiment without a stop condition does not stop",
      "stopConditions",
      1,
      5,
    ),
    where("aws/experiment-stop-alarm", "AWS FIS, stop conditions", "stopConditions[]", ({ value }) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const alarm = "source" in value && value.source === "aws:cloudwatch:alarm";
      return alarm && !("value" in value) ? "needs the alarm's ARN as value" : undefined;
    }),
  ],
  "aws:iam/role:Role": [
    narrowTags("AWS IAM"),
    between("aws/role-session", "AWS IAM", "maxSessionDuration", 3600, 43_200),
    matching("aws/role-name", "AWS IAM", "name", /^[\w+=,.@-]{1,64}$/, "at most 64 letters, digits and + = , . @ _ -"),
  ],
};
