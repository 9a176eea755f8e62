import type { InvokeTable } from "../../behaviour";
import { accountOf, regionOf } from "./arns";

/** AWS data sources that need no object. */
export const invokes: InvokeTable = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, settings) => ({
    accountId: accountOf(settings),
    arn: `arn:aws:iam::${accountOf(settings)}:user/sandbox`,
    id: accountOf(settings),
    userId: "AIDASANDBOX",
  }),
  "aws:index/getPartition:getPartition": () => ({
    dnsSuffix: "amazonaws.com",
    id: "aws",
    partition: "aws",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getRegion:getRegion": (args, settings) => {
    const region = regionOf({ inputs: args, settings });
    return { description: region, endpoint: `ec2.${region}.amazonaws.com`, id: region, name: region, region };
  },
};
