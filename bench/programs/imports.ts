// What the vendors' SDKs cost before anything is declared.
import "@pulumi/aws";
import "@pulumi/datadog";
import "@pulumi/pagerduty";
