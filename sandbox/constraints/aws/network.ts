import {
  at,
  between,
  exactlyOne,
  isGiven,
  matching,
  needs,
  oneOf,
  overall,
  sized,
  textOf,
  where,
  type ConstraintTable,
} from "../constraint";

const healthCheck = "AWS provider, resource route53_health_check";
const record = "AWS provider, resource route53_record";
const safetyRule = "AWS provider, resource route53recoverycontrolconfig_safety_rule";

/** WAF takes few signs in a description: no quotes, no apostrophes, no semicolons. */
const wafDescription = matching(
  "aws/waf-description",
  "AWS WAF, API reference EntityDescription",
  "description",
  /^[\w+=:#@/\-,.][\w+=:#@/\-,.\s]+[\w+=:#@/\-,.]$/,
  "letters, digits, blanks and + = : # @ / - , . only",
);

/** DNS, routing control and the web application firewall. */
export const network: ConstraintTable = {
  "aws:route53/healthCheck:HealthCheck": [
    oneOf("aws/health-check-type", healthCheck, "type", [
      "HTTP",
      "HTTPS",
      "HTTP_STR_MATCH",
      "HTTPS_STR_MATCH",
      "TCP",
      "CALCULATED",
      "CLOUDWATCH_METRIC",
      "RECOVERY_CONTROL",
    ]),
    where("aws/health-check-interval", healthCheck, "requestInterval", ({ value }) =>
      value === 10 || value === 30
        ? undefined
        : `${JSON.stringify(value)} seconds are not offered; Route 53 probes every 10 or every 30`,
    ),
    between("aws/health-check-threshold", healthCheck, "failureThreshold", 1, 10),
    sized("aws/health-check-regions", `${healthCheck}: at least three checker regions`, "regions", 3, 8),
    oneOf("aws/health-check-region", healthCheck, "regions[]", [
      "us-east-1",
      "us-west-1",
      "us-west-2",
      "eu-west-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ap-northeast-1",
      "sa-east-1",
    ]),
    matching("aws/health-check-reference", healthCheck, "referenceName", /^.{1,27}$/, "at most 27 characters"),
    oneOf("aws/insufficient-data", healthCheck, "insufficientDataHealthStatus", [
      "Healthy",
      "Unhealthy",
      "LastKnownStatus",
    ]),
    overall("aws/health-check-string", healthCheck, (inputs) => {
      const matches = textOf(inputs, "type")?.endsWith("_STR_MATCH") === true;
      if (matches === isGiven(inputs, "searchString") || textOf(inputs, "type") === undefined) return undefined;
      return {
        property: "searchString",
        reason: matches ? "is required with a string match" : "is only for string matches",
      };
    }),
  ],
  "aws:route53/record:Record": [
    exactlyOne("aws/record-target", record, "records", "aliases"),
    overall("aws/alias-ttl", record, (inputs) =>
      isGiven(inputs, "aliases") && isGiven(inputs, "ttl")
        ? { property: "ttl", reason: "conflicts with aliases: an alias has the target's TTL" }
        : undefined,
    ),
    needs("aws/record-ttl", record, "records", "ttl"),
    sized("aws/record-values", "Amazon Route 53 quotas: values in a record set", "records", 1, 400),
    overall("aws/record-alone", "Amazon Route 53: a CNAME has one value", (inputs) =>
      inputs.type === "CNAME" && Array.isArray(inputs.records) && inputs.records.length > 1
        ? { property: "records", reason: "a CNAME has one value" }
        : undefined,
    ),
    needs("aws/failover-set-identifier", `${record}: RequiredWith`, "failoverRoutingPolicies", "setIdentifier"),
    sized("aws/failover-policies", record, "failoverRoutingPolicies", 1, 1),
    oneOf("aws/failover-type", record, "failoverRoutingPolicies[].type", ["PRIMARY", "SECONDARY"]),
    overall("aws/primary-health-check", "Route 53 developer guide, active-passive failover", (inputs) => {
      const primary = at(inputs, "failoverRoutingPolicies[].type").some(({ value }) => value === "PRIMARY");
      const evaluated = at(inputs, "aliases[].evaluateTargetHealth").some(({ value }) => value === true);
      return primary && !isGiven(inputs, "healthCheckId") && !evaluated
        ? { property: "healthCheckId", reason: "is required: a PRIMARY record without a health check never fails over" }
        : undefined;
    }),
  ],
  "aws:route53recoverycontrol/safetyRule:SafetyRule": [
    exactlyOne("aws/safety-rule-controls", safetyRule, "assertedControls", "gatingControls"),
    needs("aws/safety-rule-gating", safetyRule, "targetControls", "gatingControls"),
    oneOf("aws/safety-rule-type", safetyRule, "ruleConfig.type", ["ATLEAST", "AND", "OR"]),
  ],
  "aws:wafv2/webAcl:WebAcl": [
    wafDescription,
    oneOf("aws/waf-scope", "AWS provider, resource wafv2_web_acl", "scope", ["REGIONAL", "CLOUDFRONT"]),
    overall("aws/waf-cloudfront-region", "AWS WAF: CLOUDFRONT scope lives in us-east-1", (inputs) =>
      inputs.scope === "CLOUDFRONT" && inputs.region !== "us-east-1"
        ? { property: "region", reason: "must be us-east-1 for scope CLOUDFRONT" }
        : undefined,
    ),
    matching(
      "aws/waf-metric",
      "AWS provider, resource wafv2_web_acl",
      "visibilityConfig.metricName",
      /^[\w-]{1,128}$/,
      "letters, digits, - and _, at most 128",
    ),
  ],
  "aws:wafv2/ipSet:IpSet": [
    wafDescription,
    oneOf("aws/waf-addresses", "AWS WAF, CreateIPSet", "ipAddressVersion", ["IPV4", "IPV6"]),
    sized("aws/waf-list", "AWS WAF quotas: addresses in a set", "addresses", 0, 10_000),
    matching(
      "aws/waf-address",
      "AWS WAF, CreateIPSet: CIDR, but never /0",
      "addresses[]",
      /\/(?!0$)\d{1,3}$/,
      "an address with its prefix, such as 192.0.2.44/32",
    ),
  ],
  "aws:wafv2/webAclRule:WebAclRule": [
    between("aws/waf-rate", "AWS WAF: rate limit", "statement.rateBasedStatement.limit", 10, 2_000_000_000),
    where(
      "aws/waf-window",
      "AWS WAF: evaluation window",
      "statement.rateBasedStatement.evaluationWindowSec",
      ({ value }) =>
        [60, 120, 300, 600].includes(Number(value))
          ? undefined
          : `${JSON.stringify(value)} seconds are not offered; offered are 60, 120, 300, 600`,
    ),
  ],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": [
    matching(
      "aws/waf-log-name",
      "AWS WAF, logging destinations",
      "logDestinationConfigs[]",
      /(?:^|[:/])aws-waf-logs-/,
      "a destination whose name starts with aws-waf-logs-",
    ),
  ],
};
