import { derivedUuid, textOf, type InvokeTable } from "../../behaviour";
import { accountOf, regionOf } from "./arns";

/** AWS data sources that need no object. */
export const invokes: InvokeTable = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, settings) => ({
    accountId: accountOf(settings),
    arn: `arn:aws:iam::${accountOf(settings)}:user/sandbox`,
    id: accountOf(settings),
    userId: "AIDASANDBOX",
  }),
  // A Region switch plan makes its health checks a while after itself; here they are there at once.
  "aws:arcregionswitch/getRoute53HealthChecks:getRoute53HealthChecks": ({ planArn }) => ({
    id: textOf(planArn),
    planArn: textOf(planArn),
    healthChecks: ["us-east-1", "us-west-2"].map((region) => ({
      healthCheckId: derivedUuid(`${textOf(planArn)} ${region}`),
      hostedZoneId: "",
      recordName: "api.vey.example",
      region,
      status: "healthy",
    })),
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
