import type { Environment } from "../environment";
import { pagerdutyServiceName, watchedServices } from "../escalation";
import { namesIn } from "../failover";
import { seatKeys, severityKeys, stakeholderKeys, type Plan, type SeatKey, type SeverityKey } from "../plan";
import { secretPrefix, tableName, timerGroup, type RecordNames } from "./names";
import type { Facts, KnownPerson } from "./runtime/facts";

/** What the runtime is told of an environment. A vendor that the account lacks is left out, and skipped by name. */
export function factsOf(plan: Plan, environment: Environment, names: RecordNames): Facts {
  const { people, seats, stakeholders, pagerduty, datadog, chat, jira, statusPage, email, postMortems } = environment;
  const known = (keys: readonly string[]): KnownPerson[] =>
    keys.flatMap((key) => {
      const person = people[key];
      return person === undefined ? [] : [{ name: person.name, email: person.email }];
    });
  return {
    environment: environment.environment,
    company: environment.company.name,
    seats: Object.fromEntries(seatKeys.map((seat) => [seat, known(seats[seat].people)])) as Record<
      SeatKey,
      KnownPerson[]
    >,
    stakeholders: known(stakeholderKeys.filter((it) => it !== "board").flatMap((it) => stakeholders[it])),
    contacts: environment.contacts,
    services: Object.fromEntries(
      watchedServices(plan, environment).map(({ service, severity }) => [pagerdutyServiceName(service), severity]),
    ),
    priorities: Object.fromEntries(severityKeys.map((it) => [pagerduty.priorities[it], it])),
    storage: {
      region: names.region,
      table: tableName,
      queueUrl: names.queueUrl,
      queueArn: names.queueArn,
      scheduleGroup: timerGroup,
      schedulerRole: names.timerRoleArn,
      evidenceBucket: namesIn(environment).bucket("evidence", "standby"),
      secrets: secretPrefix,
    },
    pagerduty: {
      url: pagerduty.apiUrl ?? `https://api.${pagerduty.serviceRegion === "eu" ? "eu." : ""}pagerduty.com`,
      businessServices: environment.features.businessServices,
    },
    datadog: { url: datadog.apiUrl ?? `https://api.${datadog.site}` },
    ...(chat?.app === "slack" && {
      slack: {
        url: "https://slack.com/api/",
        severityChannels: Object.fromEntries(severityKeys.map((it) => [it, chat.channels[it].id])) as Record<
          SeverityKey,
          string
        >,
      },
    }),
    ...(jira !== undefined && {
      jira: {
        url: `https://${jira.subdomain}.atlassian.net`,
        project: jira.project.key,
        issueType: jira.issueType.name,
        closed: jira.statuses.resolved.name,
      },
    }),
    ...(statusPage !== undefined && {
      statusPage: { ...statusPage, url: "https://api.statuspage.io", shown: statusPage.url },
    }),
    ...(email !== undefined && { email: { url: "https://api.sendgrid.com", ...email } }),
    ...(postMortems !== undefined && { postMortems: { url: "https://api.github.com", ...postMortems } }),
  };
}
