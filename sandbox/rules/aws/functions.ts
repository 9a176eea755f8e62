import { derived, textOf, type ResourceTable } from "../../behaviour";
import { accountOf, regionOf } from "./arns";

/** Functions, what starts them, and queues. */
export const functions: ResourceTable = {
  "aws:scheduler/schedule:Schedule": { outputs: () => ({ groupName: "default" }) },
  "aws:lambda/function:Function": { replacedBy: ["name", "packageType"] },
  "aws:lambda/functionUrl:FunctionUrl": {
    id: ({ inputs }) => textOf(inputs.functionName),
    outputs: (facts) => {
      const urlId = derived(`${facts.id} ${regionOf(facts)}`, "lower", 32);
      return { urlId, functionUrl: `https://${urlId}.lambda-url.${regionOf(facts)}.on.aws/` };
    },
    replacedBy: ["functionName", "qualifier"],
  },
  "aws:lambda/permission:Permission": {
    id: ({ inputs, seed }) =>
      typeof inputs.statementId === "string" ? inputs.statementId : derived(seed, "lower", 20),
    replacedBy: ["action", "function", "functionUrlAuthType", "invokedViaFunctionUrl", "principal", "statementId"],
  },
  "aws:sqs/queue:Queue": {
    id: (birth) =>
      `https://sqs.${regionOf(birth)}.amazonaws.com/${accountOf(birth.settings)}/${textOf(birth.inputs.name)}`,
    outputs: ({ id }) => ({ url: id }),
    replacedBy: ["fifoQueue", "name"],
  },
};
