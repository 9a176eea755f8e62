import { derived, derivedUuid, type ResourceTable } from "../../behaviour";
import type { Value } from "../../protocol";

/** Names, health checks and what directs traffic. */
export const network: ResourceTable = {
  "aws:route53/zone:Zone": {
    id: ({ seed }) => `Z${derived(seed, "upper", 20)}`,
    outputs: ({ id, inputs }) => ({
      zoneId: id,
      comment: "Managed by Pulumi",
      nameServers: ["com", "net", "org", "co.uk"].map((suffix, index) => `ns-${index}.awsdns-${index}.${suffix}`),
      primaryNameServer: "ns-0.awsdns-0.com",
      tagsAll: inputs.tags ?? {},
    }),
    replacedBy: ["delegationSetId", "name"],
  },
  "aws:route53/healthCheck:HealthCheck": {
    id: ({ seed }) => derivedUuid(seed),
    replacedBy: ["cloudwatchAlarmName", "referenceName", "requestInterval", "routingControlArn", "type"],
  },
  "aws:wafv2/webAcl:WebAcl": { id: ({ seed }) => derivedUuid(seed) },
  "aws:wafv2/ipSet:IpSet": { id: ({ seed }) => derivedUuid(seed) },
  "aws:wafv2/webAclRule:WebAclRule": { id: ({ seed }) => derivedUuid(seed) },
  "aws:route53recoverycontrol/cluster:Cluster": {
    outputs: () => ({
      clusterEndpoints: ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2"].map((region) => ({
        endpoint: `https://sandbox.route53-recovery-cluster.${region}.amazonaws.com/v1`,
        region,
      })),
    }),
  },
  "aws:route53/record:Record": {
    id: ({ inputs }) => [inputs.zoneId, inputs.name, inputs.type, inputs.setIdentifier].filter(isText).join("_"),
    outputs: ({ inputs }) => ({ fqdn: text(inputs.name) }),
    replacedBy: ["name", "setIdentifier", "type", "zoneId"],
  },
};

function isText(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}

function text(value: Value | undefined): string {
  return isText(value) ? value : "";
}
