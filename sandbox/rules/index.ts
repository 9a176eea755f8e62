import type { PackageRules } from "../behaviour";
import { aws } from "./aws";
import { datadog } from "./datadog";
import { pagerduty } from "./pagerduty";

/** The stand-in providers: one entry a package, one folder a package, one file a service area. */
export const packages: readonly PackageRules[] = [pagerduty, datadog, aws];
