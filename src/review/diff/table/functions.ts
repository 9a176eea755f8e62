import { asAWhole, flag, guards, label, member, more, other, position, row } from "../rows";
import { rights } from "../rights";
import { units } from "../units";
import { set, type Row, type TypeWords } from "../words";
import { lastName } from "./unknown";

/** What a function is set up with goes by the name of its setting. */
const setting: Row = row((change, context) =>
  other(`{is|are} set up with another ${lastName(change.pattern)}:`).say(change, context),
);

const code = asAWhole(row(() => [{ verdict: "unknown", text: "{runs|run} other code" }]));

/** Functions that run by themselves, and where what they cannot do is kept. */
export const functionWords: Readonly<Record<string, TypeWords>> = {
  "aws:lambda/function:Function": {
    noun: "function",
    presence: guards(),
    lists: { architectures: set("processor") },
    inputs: {
      code,
      sourceCodeHash: code,
      handler: other("{is|are} begun at"),
      runtime: other("{is|are} run by"),
      "architectures[]": member("neither", "{runs|run} on {} now", "no longer {runs|run} on {}"),
      role: other("{is|are} done as"),
      timeout: other("{is|are} stopped after so many seconds:"),
      memorySize: more("{has|have} so many megabytes:", units.plain, { as: 128, say: "128" }),
      reservedConcurrentExecutions: other("{runs|run} at once so many times at most:"),
      "environment.variables.**": setting,
      "deadLetterConfig.targetArn": other("what cannot be done is kept in"),
      "loggingConfig.logGroup": other("{logs|log} to"),
      "loggingConfig.logFormat": label("{logs|log} as"),
      "tracingConfig.mode": position(
        { PassThrough: "{is|are} no longer traced", Active: "{is|are} traced" },
        "PassThrough",
      ),
    },
  },
  "aws:sqs/queue:Queue": {
    noun: "queue",
    presence: guards(),
    inputs: {
      messageRetentionSeconds: more("keeps what nobody takes for", units.seconds, { as: 345_600, say: "4 days" }),
      sqsManagedSseEnabled: flag("on", "{is|are} encrypted", "{is|are} kept in clear", "on"),
      kmsMasterKeyId: other("{is|are} encrypted under"),
      policy: rights("resource"),
    },
  },
};
