import type { Properties } from "../protocol";

/**
 * What a vendor takes and never tells again, by type: its provider keeps what the state says. Whoever changes one of these by
 * hand is seen by nobody, in the sandbox as in production.
 */
const neverRead: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": ["changeableForDays"],
  "aws:cloudwatch/eventConnection:EventConnection": ["authParameters"],
  "datadog:pagerduty/integration:Integration": ["apiToken"],
  "datadog:pagerduty/serviceObject:ServiceObject": ["serviceKey"],
  "pagerduty:index/automationActionsRunner:AutomationActionsRunner": ["runbookApiKey"],
  "pagerduty:index/extension:Extension": ["config", "endpointUrl"],
  "pagerduty:index/extensionServiceNow:ExtensionServiceNow": ["endpointUrl", "snowPassword"],
};

/** Whether a vendor never tells a property. */
export const isNeverRead = (type: string, name: string): boolean => neverRead[type]?.includes(name) === true;

/** What is read of an object: the vendor's properties, and of those that it never tells what the provider knew. */
export function asRead(type: string, found: Properties, known: Properties): Properties {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => {
      const told = isNeverRead(type, name) ? known[name] : value;
      return told === undefined ? [] : [[name, told]];
    }),
  );
}
