import { number, text } from "../../resources";
import { rights } from "../rights";
import { prose } from "../terms/prose";
import { units } from "../units";
import { flag, guards, label, less, member, more, other, position, row } from "../rows";
import { keyed, set, type Row, type TypeWords } from "../words";
import { cloudTags } from "./tags";

const threshold: Row = row(({ before, after, pair }) => {
  const [was, is] = [number(before), number(after)];
  if (was === undefined || is === undefined) return [];
  const above = text(pair.after?.inputs.comparisonOperator)?.startsWith("Less") !== true;
  return [
    {
      verdict: is > was === above ? "weaker" : "stronger",
      text: `alerts ${above ? "above" : "below"} ${is} instead of ${was}`,
    },
  ];
});

const silence = {
  notBreaching: "silence is taken for all being well",
  ignore: "silence changes nothing",
  missing: "silence is shown, and tells nobody",
  breaching: "silence alerts",
};

const told = (state: string): Row =>
  member("more", `{tells|tell} {} when ${state}`, `no longer {tells|tell} {} when ${state}`);
const selected = (name: string) => `advancedEventSelectors[].${name}`;
const values = (what: string, verdict: "more" | "less"): Row =>
  member(verdict, `${what} {} too`, `no longer ${what} {}`);

/** Alarms, the trail of who did what, and logs. */
export const alarmWords: Readonly<Record<string, TypeWords>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    noun: "alarm",
    presence: guards(),
    lists: {
      alarmActions: set("recipient"),
      okActions: set("recipient"),
      insufficientDataActions: set("recipient"),
      metricQueries: keyed("measurement", "id"),
    },
    inputs: {
      "alarmActions[]": told("it alerts"),
      "okActions[]": told("it is over"),
      "insufficientDataActions[]": told("it has no data"),
      actionsEnabled: flag("on", "{tells|tell} somebody again", "{tells|tell} nobody", "on"),
      alarmDescription: prose("what it says"),
      comparisonOperator: other("alerts when the measurement is, against its threshold,"),
      threshold,
      "dimensions.**": other("measures"),
      metricName: other("measures"),
      namespace: other("measures what is kept in"),
      statistic: other("judges the"),
      extendedStatistic: other("judges the"),
      period: less("looks at spans of", units.seconds),
      evaluationPeriods: less("alerts after so many spans:", units.plain),
      datapointsToAlarm: less("alerts after so many bad spans:", units.plain),
      treatMissingData: position(silence, "missing"),
      unit: other("measures in"),
      ...cloudTags,
      "metricQueries[]": member("unclear", "measures {} too", "no longer measures {}"),
      "metricQueries[].**": other("measures"),
    },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    noun: "log",
    presence: guards(),
    inputs: {
      retentionInDays: row((change, context) =>
        // CloudWatch keeps for ever what has no number, or 0.
        more("{is|are} kept for", units.days, { as: Infinity, say: "ever" }).say(
          {
            ...change,
            ...(change.before === 0 && { before: undefined }),
            ...(change.after === 0 && { after: undefined }),
          },
          context,
        ),
      ),
      kmsKeyId: other("{is|are} encrypted under"),
      logGroupClass: other("{is|are} kept as"),
      skipDestroy: flag("on", "stays when no longer declared", "{is|are} deleted when no longer declared"),
    },
  },
  "aws:cloudtrail/trail:Trail": {
    noun: "trail of who did what,",
    presence: guards("{is|are} new", "{is|are} gone: nobody can tell who did what"),
    lists: {
      advancedEventSelectors: keyed("for", "name"),
      [selected("fieldSelectors")]: keyed("by", "field"),
      ...Object.fromEntries(
        ["equals", "notEquals", "startsWiths", "notStartsWiths", "endsWiths", "notEndsWiths"].map((it) => [
          selected(`fieldSelectors[].${it}`),
          set("value"),
        ]),
      ),
    },
    inputs: {
      "advancedEventSelectors[]": member("more", "{notes|note} {} now", "no longer {notes|note} {}"),
      [selected("fieldSelectors[]")]: member(
        "less",
        "{notes|note} only some, by {}",
        "{notes|note} all, whatever the {}",
      ),
      [selected("fieldSelectors[].equals[]")]: values("notes", "more"),
      [selected("fieldSelectors[].startsWiths[]")]: values("notes what begins with", "more"),
      [selected("fieldSelectors[].endsWiths[]")]: values("notes what ends in", "more"),
      [selected("fieldSelectors[].notEquals[]")]: values("leaves out", "less"),
      [selected("fieldSelectors[].notStartsWiths[]")]: values("leaves out what begins with", "less"),
      [selected("fieldSelectors[].notEndsWiths[]")]: values("leaves out what ends in", "less"),
      enableLogging: flag("on", "{is|are} kept", "{is|are} no longer kept", "on"),
      enableLogFileValidation: flag("on", "a forged entry shows", "a forged entry no longer shows"),
      includeGlobalServiceEvents: flag(
        "on",
        "{notes|note} what is done to IAM and other global services",
        "no longer {notes|note} what is done to IAM and other global services",
        "on",
      ),
      isMultiRegionTrail: flag(
        "on",
        "{notes|note} what is done in every region",
        "{notes|note} what is done in one region only",
      ),
      isOrganizationTrail: flag(
        "on",
        "{notes|note} what is done in every account",
        "{notes|note} what is done in one account only",
      ),
      s3BucketName: other("{is|are} kept in"),
      s3KeyPrefix: other("{is|are} kept under"),
      kmsKeyId: other("{is|are} encrypted under"),
      snsTopicName: other("{is|are} told to"),
      cloudWatchLogsGroupArn: other("{is|are} shown in"),
      cloudWatchLogsRoleArn: other("{is|are} shown by"),
    },
  },
  "aws:sns/topic:Topic": {
    noun: "topic",
    presence: guards(),
    inputs: {
      policy: rights("resource"),
      kmsMasterKeyId: other("{is|are} encrypted under"),
      displayName: label("{is|are} shown as"),
    },
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    noun: "",
    name: ({ topic, region }, { show }) =>
      `who hears of ${show(topic)}${topic === undefined ? ` in ${text(region) ?? ""}` : ""}`,
    presence: guards("{is|are} told now", "{is|are} no longer told"),
    inputs: {
      topic: other("{is|are} told of"),
      protocol: other("{is|are} told by"),
      endpoint: other("{is|are} at"),
      endpointAutoConfirms: flag("neither", "{agrees|agree} to it by itself", "must agree to it by hand"),
      rawMessageDelivery: flag(
        "unclear",
        "{gets|get} messages as they were sent",
        "{gets|get} messages wrapped by AWS",
      ),
      "filterPolicy.**": other("{is|are} told only of"),
      redrivePolicy: other("what cannot be told goes to"),
    },
  },
};
