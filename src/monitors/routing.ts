import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";
import type { MonitorsArgs } from "./monitors";

/** What routing needs, and the name that its children's names begin with. */
export interface RoutingArgs extends MonitorsArgs {
  readonly name: string;
}

/** Where alerts go: PagerDuty's services and the chat's channels as Datadog knows them, and the tags that routing rests on. */
export class Routing extends pulumi.ComponentResource {
  /** What must exist before a message may mention it. */
  readonly handles: readonly pulumi.Resource[];

  constructor(
    component: string,
    { name, specs, services, orchestrationKey }: RoutingArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("incident-response:monitors:Routing", component, {}, opts);
    const integration = new datadog.pagerduty.Integration(
      `${name}-pagerduty`,
      { subdomain: specs.integration.subdomain },
      { parent: this },
    );
    const serviceObject = (key: string, serviceName: string, serviceKey: pulumi.Input<string>) =>
      new datadog.pagerduty.ServiceObject(
        `${name}-${key}-service`,
        { serviceName, serviceKey },
        // Datadog refuses service objects until the integration is there.
        { parent: this, dependsOn: [integration] },
      );
    const serviceObjects = specs.serviceObjects.map(({ severity, serviceName }) =>
      serviceObject(severity, serviceName, services[severity].datadogKey),
    );
    serviceObject("orchestration", specs.orchestrationService, orchestrationKey);
    const channels = specs.chatChannels.map((channel) => {
      const child = `${name}-${channel.severity}-channel`;
      if (channel.app === "teams")
        return new datadog.ms.IntegrationTeamsTenantBasedHandle(child, channel.inputs, { parent: this });
      const display = { message: true, muteButtons: false, notified: true, snapshot: true, tags: true };
      return new datadog.slack.Channel(child, { ...channel.inputs, display }, { parent: this });
    });
    for (const { severity, inputs } of specs.notificationRules)
      new datadog.MonitorNotificationRule(`${name}-${severity}-slack`, inputs, {
        parent: this,
        dependsOn: [...channels],
      });
    for (const { key, inputs } of specs.tagPolicies)
      new datadog.MonitorConfigPolicy(`${name}-${key}-tag`, inputs, { parent: this });
    this.handles = [...serviceObjects, ...channels];
    this.registerOutputs({});
  }
}
