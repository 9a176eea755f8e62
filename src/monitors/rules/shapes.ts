import { parseQuery } from "../queries";
import { renotifyIntervals } from "../specs/detectors";
import { broken, declaredMonitors, type Found, type MonitorRule, type SingleMonitorRule } from "./subject";

/** Datadog docs, composite monitors. */
const mostMembers = 10;

const members = ({
  anyOf,
}: {
  readonly anyOf: readonly { readonly all: readonly string[]; readonly none: readonly string[] }[];
}) => [...new Set(anyOf.flatMap(({ all, none }) => [...all, ...none]))];

const compositeTooWide: MonitorRule = {
  tag: "monitor/composite-too-wide",
  source: "Datadog docs, composite monitors: at most 10 monitors",
  check: ({ monitors }) =>
    broken(
      monitors.composites,
      (it) => members(it).length > mostMembers,
      (it) => ({
        path: `signals.${it.key}`,
        problem: `combines ${members(it).length} facts; a composite takes at most ${mostMembers}`,
        remedy: "split the signal, or state fewer facts",
      }),
    ),
};

const compositeMember: MonitorRule = {
  tag: "monitor/composite-member",
  source: "Datadog docs, composite monitors: no nesting; a member that speaks would page twice",
  check: ({ monitors }) =>
    monitors.composites.flatMap((composite) =>
      members(composite)
        .filter((key) => monitors.monitors.find((it) => it.key === key)?.role !== "leaf")
        .map((key) => ({
          path: `monitors.${composite.key}`,
          problem: `combines ${key}, which is not a silent leaf`,
          remedy: "combine facts that are leaves only",
        })),
    ),
};

const leafSpeaks: MonitorRule = {
  tag: "monitor/leaf-speaks",
  source: "Datadog docs, composite monitors: members notify on their own",
  check: ({ monitors }) =>
    broken(
      monitors.monitors,
      ({ role, inputs }) =>
        role !== "page" && (/(^|\s)@\w/.test(inputs.message) || inputs.tags.some((it) => /^severity:p\d$/.test(it))),
      ({ key }) => ({
        path: `monitors.${key}`,
        problem: "what must be silent has a handle, or a severity that is routed",
        remedy: "leave notification to the composite, or list what it watches as heard",
      }),
    ),
};

const leafNoData: MonitorRule = {
  tag: "monitor/leaf-no-data",
  source: "Datadog docs, composite monitors: No Data is alert-worthy",
  check: ({ monitors }) =>
    broken(
      monitors.monitors,
      ({ role, inputs }) => role === "leaf" && inputs.onMissingData !== "resolve",
      ({ key }) => ({
        path: `monitors.${key}`,
        problem: "a leaf without data would alert its composite",
        remedy: "let it resolve, and watch for silence in a signal of its own",
      }),
    ),
};

const noDataStyle: SingleMonitorRule = {
  tag: "monitor/no-data-style",
  source: "Datadog provider: onMissingData conflicts with notifyNoData, and composites and SLO alerts have none",
  check: ({ monitors }) =>
    broken(
      declaredMonitors(monitors),
      ({ inputs: { type, onMissingData, notifyNoData } }) =>
        (onMissingData !== undefined && notifyNoData !== undefined) ||
        (onMissingData !== undefined && (type === "composite" || type === "slo alert")),
      ({ path }) => ({
        path,
        problem: "says twice, or where it cannot, what missing data means",
        remedy: "give onMissingData to monitors of metrics, logs and events only, and nothing else beside it",
      }),
    ),
};

const anomalyWindows: MonitorRule = {
  tag: "monitor/anomaly-windows",
  source: "Datadog docs, anomaly monitors",
  check: ({ monitors }) =>
    monitors.monitors.flatMap(({ key, inputs }): Found[] => {
      const parsed = parseQuery(inputs.query);
      if (parsed?.kind !== "anomaly") return [];
      const fits =
        inputs.monitorThresholdWindows?.triggerWindow === parsed.alertWindow &&
        parsed.intervalSeconds <= parsed.alertWindowSeconds / 5 &&
        parsed.windowSeconds >= 5 * parsed.alertWindowSeconds;
      return fits
        ? []
        : [
            {
              path: `monitors.${key}`,
              problem: "trigger window, alert window, interval and history do not fit together",
              remedy: "trigger = alert window, interval at most a fifth of it, history at least five times it",
            },
          ];
    }),
};

const burnRate: MonitorRule = {
  tag: "monitor/burn-rate-impossible",
  source: "Datadog docs, burn rate alerts: at most 1/(1-target); long window 1 to 48 hours; short below long",
  check: ({ monitors }) =>
    monitors.burnRates.flatMap(({ key, slo, burnRate: rate, longWindowMinutes, shortWindowMinutes }): Found[] => {
      const target = monitors.slos.find((it) => it.key === slo)?.inputs.thresholds[0]?.target;
      const most = target === undefined ? 0 : 1 / (1 - target / 100);
      if (
        rate <= most &&
        longWindowMinutes >= 60 &&
        longWindowMinutes <= 2880 &&
        shortWindowMinutes < longWindowMinutes
      )
        return [];
      return [
        {
          path: `monitors.${key}`,
          problem: `a rate of ${rate} over ${longWindowMinutes} and ${shortWindowMinutes} minutes cannot be declared for a target of ${target ?? "no"} %`,
          remedy: `burn at most ${Math.floor(most)} times too fast, over 1 to 48 hours, with a shorter second window`,
        },
      ];
    }),
};

const renotifyInterval: SingleMonitorRule = {
  tag: "monitor/renotify-interval",
  source: "Datadog API, renotify_interval",
  check: ({ monitors }) =>
    broken(
      declaredMonitors(monitors),
      ({ inputs: { renotifyInterval: it = 0 } }) => it !== 0 && !(renotifyIntervals as readonly number[]).includes(it),
      ({ path, inputs }) => ({
        path,
        problem: `Datadog offers no renotification every ${inputs.renotifyInterval ?? 0} minutes`,
        remedy: `use one of ${renotifyIntervals.join(", ")}`,
      }),
    ),
};

const tooFewPlaces: MonitorRule = {
  tag: "monitor/too-few-places",
  source: "Incident Classification; one lossy path must page nobody",
  check: ({ monitors }) =>
    broken(
      monitors.synthetics,
      ({ inputs: { locations, optionsList } }) => locations.length < 3 || optionsList.minLocationFailed < 2,
      ({ key }) => ({
        path: `synthetics.${key}`,
        problem: "is asked from too few places, or too few of them must agree",
        remedy: "at least three places of which two agree",
      }),
    ),
};

/** Shapes that each monitor has by itself. */
export const singleShapeRules: readonly SingleMonitorRule[] = [noDataStyle, renotifyInterval];

/** The shapes that Datadog can evaluate as they are meant. */
export const shapeRules: readonly MonitorRule[] = [
  compositeTooWide,
  compositeMember,
  leafSpeaks,
  leafNoData,
  ...singleShapeRules,
  anomalyWindows,
  burnRate,
  tooFewPlaces,
];
