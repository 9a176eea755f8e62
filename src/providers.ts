import * as aws from "@pulumi/aws";
import * as datadog from "@pulumi/datadog";
import * as pagerduty from "@pulumi/pagerduty";
import type * as pulumi from "@pulumi/pulumi";
import type { Secrets } from "./config";
import type { Environment } from "./environment";

/** One explicit provider a vendor, handed down to every component by `providers`. */
export interface Providers extends Record<string, pulumi.ProviderResource> {
  readonly pagerduty: pagerduty.Provider;
  readonly datadog: datadog.Provider;
  readonly aws: aws.Provider;
}

/** The PagerDuty plugin: newer than the SDK's own 3.4.0, whose resource types it still serves unchanged. */
const pagerdutyPluginVersion = "4.34.0";

/**
 * Makes the three providers. The AWS provider's own region is the standby: the program must still run when the primary
 * region is gone, and every regional resource names its region itself.
 */
export function createProviders(environment: Environment, secrets: Secrets): Providers {
  const { apiUrl: pagerdutyUrl, serviceRegion } = environment.pagerduty;
  const { apiUrl: datadogUrl, site } = environment.datadog;
  return {
    pagerduty: new pagerduty.Provider(
      "pagerduty",
      {
        token: secrets.pagerdutyToken,
        ...(secrets.pagerdutyUserToken !== undefined && { userToken: secrets.pagerdutyUserToken }),
        serviceRegion,
        ...(pagerdutyUrl !== undefined && { apiUrlOverride: pagerdutyUrl }),
      },
      { version: pagerdutyPluginVersion },
    ),
    datadog: new datadog.Provider("datadog", {
      apiKey: secrets.datadogApiKey,
      appKey: secrets.datadogAppKey,
      apiUrl: datadogUrl ?? `https://api.${site}/`,
      validate: "true",
    }),
    aws: new aws.Provider("aws", {
      region: environment.aws.regions.standby,
      // For refresh and destroy, which need not run the program; the program itself asks first (accounts.ts).
      allowedAccountIds: [environment.aws.accountId],
    }),
  };
}
