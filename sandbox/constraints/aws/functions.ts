import { between, matching, oneOf, overall, said, sized, textOf, where, type ConstraintTable } from "../constraint";

const lambda = "AWS Lambda, API reference CreateFunction";
const permission = "AWS Lambda, resource-based policies";
const sqs = "Amazon SQS, queue attributes";
const logs = "Amazon CloudWatch Logs, API reference PutRetentionPolicy";

/** Runtimes for which functions can no longer be made. */
const closedRuntimes = /^(nodejs(4|6|8|10|12|14|16|18)|python(2|3\.[6-9]$)|go1|java8$|dotnet(core|5|6)|ruby2)/;

/** Names that Lambda sets itself. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_\w+|AWS_(ACCESS|SECRET_ACCESS)_KEY(_ID)?|AWS_SESSION_TOKEN|LAMBDA_\w+|TZ)$/;

const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, 0,
];

/** Functions, what starts them, queues and logs. */
export const functions: ConstraintTable = {
  "aws:lambda/function:Function": [
    matching("aws/function-name", lambda, "name", /^[\w-]{1,64}$/, "1 to 64 letters, digits, _ and -"),
    between("aws/function-memory", lambda, "memorySize", 128, 10_240),
    between("aws/function-timeout", lambda, "timeout", 1, 900),
    where("aws/function-runtime", "AWS Lambda, deprecated runtimes", "runtime", ({ value }) =>
      closedRuntimes.test(said(value)) ? `${said(value)} is closed: no function can be made with it` : undefined,
    ),
    sized("aws/function-architecture", lambda, "architectures", 1, 1),
    oneOf("aws/function-architecture", lambda, "architectures[]", ["x86_64", "arm64"]),
    matching("aws/function-handler", lambda, "handler", /^\S{1,128}$/, "at most 128 characters without spaces"),
    oneOf("aws/function-tracing", lambda, "tracingConfig.mode", ["Active", "PassThrough"]),
    oneOf("aws/function-log-format", lambda, "loggingConfig.logFormat", ["Text", "JSON"]),
    matching(
      "aws/function-dead-letters",
      `${lambda}: a queue or a topic`,
      "deadLetterConfig.targetArn",
      /^arn:aws:(sqs|sns):/,
      "the ARN of an SQS queue or an SNS topic",
    ),
    where("aws/function-environment", `${lambda}: 4 KB in all`, "environment.variables", ({ value }) => {
      const bytes = Buffer.byteLength(JSON.stringify(value));
      if (bytes > 4096) return `has ${bytes} bytes; at most 4096`;
      const taken = Object.keys(value as object).filter((it) => reserved.test(it));
      return taken.length === 0 ? undefined : `sets ${taken.join(", ")}, which Lambda sets itself`;
    }),
  ],
  "aws:lambda/functionUrl:FunctionUrl": [
    oneOf("aws/function-url-type", "AWS Lambda, function URLs", "authorizationType", ["AWS_IAM", "NONE"]),
    oneOf("aws/function-url-mode", "AWS Lambda, function URLs", "invokeMode", ["BUFFERED", "RESPONSE_STREAM"]),
  ],
  "aws:lambda/permission:Permission": [
    matching("aws/permission-statement", permission, "statementId", /^[\w-]{1,100}$/, "letters, digits, _ and -"),
    matching("aws/permission-action", permission, "action", /^lambda:(\w+|\*)$/, "lambda: and an action"),
    overall("aws/permission-url", `${permission}: an open URL's permission says so`, (inputs) =>
      textOf(inputs, "action") === "lambda:InvokeFunctionUrl" && textOf(inputs, "functionUrlAuthType") === undefined
        ? { property: "functionUrlAuthType", reason: "is required with lambda:InvokeFunctionUrl" }
        : undefined,
    ),
  ],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    between("aws/mapping-batch", "AWS Lambda, event source mappings", "batchSize", 1, 10_000),
    overall("aws/mapping-window", "AWS Lambda: more than ten messages need a batch window", (inputs) =>
      Number(inputs.batchSize ?? 10) > 10 && Number(inputs.maximumBatchingWindowInSeconds ?? 0) < 1
        ? { property: "maximumBatchingWindowInSeconds", reason: "must be 1 or more with a batchSize over 10" }
        : undefined,
    ),
    oneOf("aws/mapping-responses", "AWS Lambda, event source mappings", "functionResponseTypes[]", [
      "ReportBatchItemFailures",
    ]),
    between(
      "aws/mapping-concurrency",
      "AWS Lambda, event source mappings",
      "scalingConfig.maximumConcurrency",
      2,
      2000,
    ),
  ],
  "aws:sqs/queue:Queue": [
    matching("aws/queue-name", sqs, "name", /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/, "at most 80 letters, digits, _ and -"),
    between("aws/queue-retention", sqs, "messageRetentionSeconds", 60, 1_209_600),
    between("aws/queue-visibility", sqs, "visibilityTimeoutSeconds", 0, 43_200),
    between("aws/queue-delay", sqs, "delaySeconds", 0, 900),
    where("aws/queue-redrive", `${sqs}: RedrivePolicy`, "redrivePolicy", ({ value }) =>
      /"maxReceiveCount":\s*"?[1-9]\d{0,2}"?[,}]/.test(said(value)) && said(value).includes("deadLetterTargetArn")
        ? undefined
        : "needs deadLetterTargetArn and a maxReceiveCount of 1 to 1000",
    ),
  ],
  "aws:cloudwatch/logGroup:LogGroup": [
    where("aws/log-retention", logs, "retentionInDays", ({ value }) =>
      retentions.includes(Number(value)) ? undefined : `${said(value)} days are not offered`,
    ),
  ],
};
