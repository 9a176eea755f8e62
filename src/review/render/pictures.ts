import { displayName, severityKeys, type Plan, type SeverityKey } from "../../plan";
import { calls, failoverBound, gaps, serviceOf, targetName, type Mobilisation } from "../bounds";
import type { Graph, Host, Service } from "../graph";
import { box, dot, faint, ink, label, line, picture, severityColours } from "./svg";
import { duration } from "./tables";

const width = 900;
const margin = 24;
const rowHeight = 22;

const colourOf = (severity: SeverityKey) => severityColours[severityKeys.indexOf(severity)] ?? ink;

/** The ladder of a severity: one column a minute at which somebody is asked; roles, whoever acknowledges, are tinted. */
export function ladderPicture(severity: SeverityKey, service: Service, mobilisation: Mobilisation, plan: Plan): string {
  const { policy } = service;
  if (policy === undefined) return "";
  const all = calls(mobilisation);
  const minutes = [...new Set(all.map(({ minute }) => minute))];
  const asked = minutes.map((minute) =>
    all
      .filter((it) => it.minute === minute)
      .flatMap(({ targets, requested }) => targets.map((target) => ({ target, requested }))),
  );
  const { acknowledgeWithinMinutes: deadline } = plan.severities[severity];
  const end = policy.rungs.reduce((sum, { delayMinutes }) => sum + delayMinutes, 0);
  const colour = colourOf(severity);
  const column = (width - 2 * margin) / (minutes.length + 1);
  const lines = Math.max(...asked.map(({ length }) => length));
  const height = 130 + lines * rowHeight;
  const parts = [
    label(
      margin,
      30,
      `${displayName(severity)}: who is notified until somebody acknowledges${mobilisation.requests.length > 0 ? "; tinted: whoever acknowledges" : ""}`,
      { size: 16, bold: true },
    ),
    label(
      margin,
      50,
      `service ${service.name}, ${service.urgency} urgency; promise: acknowledged within ${duration(deadline * 60)}`,
      { size: 12, colour: "#57606a" },
    ),
    line(margin, 84, width - margin, 84, colour, 3),
    ...minutes.flatMap((minute, index) => {
      const x = margin + index * column;
      return [
        dot(x + 6, 84, 7, colour),
        label(x, 72, `minute ${minute}`, { bold: true, colour }),
        ...(asked[index] ?? []).flatMap(({ target, requested }, row) => [
          box(x, 100 + row * rowHeight, column - 12, rowHeight - 4, requested ? "#cfe3ea" : "#f6f8fa", faint),
          label(x + 6, 114 + row * rowHeight, shortened(targetName(target), column - 24), { size: 11 }),
        ]),
      ];
    }),
    dot(margin + minutes.length * column + 6, 84, 7, colour),
    label(margin + minutes.length * column, 72, `minute ${end}`, { bold: true, colour }),
    label(
      margin + minutes.length * column,
      114,
      policy.loops === 0 ? "no further notice" : `again from the start, ${policy.loops}x`,
      { size: 11 },
    ),
  ];
  return picture(`Escalation ladder of ${displayName(severity)}`, { width, height }, parts);
}

/** Who covers the week: a row for each schedule, grey where nobody is on call. */
export function coveragePicture({ schedules }: Graph): string {
  const left = 270;
  const day = (width - left - margin) / 7;
  const height = 84 + schedules.length * rowHeight;
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const minute = (at: number) => left + (at / 1440) * day;
  const rows = schedules.flatMap((schedule, row) => {
    const y = 62 + row * rowHeight;
    return [
      label(margin, y + 13, shortened(schedule.name, left - margin - 10), { size: 12 }),
      box(left, y, width - left - margin, rowHeight - 5, "#cfe3ea"),
      ...gaps(schedule).map(({ from, until }) =>
        box(minute(from), y, minute(until) - minute(from), rowHeight - 5, "#8c959f"),
      ),
    ];
  });
  const names = schedules.map(({ layers }, row) => {
    const people = new Set(layers.flatMap((layer) => layer.people.map(({ name }) => name)));
    return label(left + 8, 75 + row * rowHeight, [...people].join(", "), { size: 11 });
  });
  return picture("Coverage of the week", { width, height }, [
    label(margin, 30, "Who is on call in the week; grey: nobody", { size: 16, bold: true }),
    ...days.map((it, index) =>
      label(left + (index + 0.5) * day, 52, it, { size: 11, anchor: "middle", colour: "#57606a" }),
    ),
    ...rows,
    ...days.map((_, index) => line(left + index * day, 56, left + index * day, height - 20, "#ffffff")),
    ...names,
  ]);
}

/** Which monitors lead to which service: monitors on the left, services and their first audience on the right. */
export function mapPicture(graph: Graph): string {
  const monitors = severityKeys.flatMap((severity) =>
    graph.monitors.filter((it) => it.severity === severity && it.services.length > 0),
  );
  const services = severityKeys.flatMap((severity) => serviceOf(graph, severity) ?? []);
  const step = 18;
  const height = 80 + Math.max(monitors.length, 4) * step;
  const gap = (height - 80) / Math.max(1, services.length);
  const serviceY = (service: Service) => 70 + (services.indexOf(service) + 0.5) * gap;
  const parts = monitors.flatMap((monitor, row) => {
    const y = 70 + row * step;
    const colour = monitor.severity === undefined ? ink : colourOf(monitor.severity);
    return [
      label(margin, y, shortened(monitor.name.replace(/^\[P\d\] /, ""), 420), { size: 11 }),
      ...monitor.services
        .filter((it) => services.includes(it))
        .map(
          (service) =>
            `<path d="M 450 ${y - 4} C 540 ${y - 4}, 540 ${serviceY(service)}, 610 ${serviceY(service)}" fill="none" stroke="${colour}" stroke-width="1" opacity="0.6"/>`,
        ),
    ];
  });
  const boxes = services.flatMap((service) => {
    const y = serviceY(service);
    const names = [...new Set((service.policy?.rungs[0]?.targets ?? []).map(targetName))];
    const colour = service.severity === undefined ? ink : colourOf(service.severity);
    return [
      box(610, y - 14, 90, 28, colour),
      label(655, y + 5, service.name, { size: 13, colour: "#ffffff", anchor: "middle", bold: true }),
      ...names.map((name, index) =>
        label(712, y + 5 + (index - (names.length - 1) / 2) * 15, shortened(name, width - 712 - 8), { size: 11 }),
      ),
    ];
  });
  return picture("From monitor to person", { width, height }, [
    label(margin, 30, "What opens an incident, and who is notified first", { size: 16, bold: true }),
    ...parts,
    ...boxes,
  ]);
}

/** How long it takes, at worst, from a dead primary to clients on the standby. */
export function failoverPicture(host: Host, plan: Plan): string {
  const { detection, propagationSeconds, ttlSeconds, total } = failoverBound(host);
  const objective = plan.continuity.automaticRecoveryMinutes * 60;
  const full = Number.isFinite(total.worstSeconds) ? Math.max(total.worstSeconds, objective) : objective;
  const scale = (width - 2 * margin) / (full * 1.05);
  const spans = [
    ["health check fails", detection.worstSeconds, "#b3261e"],
    ["name servers change", propagationSeconds, "#c77700"],
    ["resolvers forget", ttlSeconds, "#1f6f8b"],
  ] as const;
  let x = margin;
  const parts = Number.isFinite(total.worstSeconds)
    ? spans.flatMap(([name, seconds, colour]) => {
        const from = x;
        x += seconds * scale;
        return [
          box(from, 70, seconds * scale - 2, 34, colour),
          label(from + 6, 91, duration(seconds), { colour: "#ffffff", bold: true }),
          label(from + 6, 120, name, { size: 11 }),
        ];
      })
    : [label(margin, 90, "nothing switches", { colour: "#b3261e", bold: true })];
  const limit = margin + objective * scale;
  return picture(`Failover of ${host.name}`, { width, height: 160 }, [
    label(
      margin,
      30,
      `${host.name}: from ${host.primary?.region ?? "nowhere"} to ${host.standby?.region ?? "nowhere"}, at worst after ${duration(total.worstSeconds)}`,
      { size: 16, bold: true },
    ),
    ...parts,
    line(limit, 60, limit, 135, ink, 2),
    label(limit - 4, 150, `objective ${duration(objective)}`, { size: 11, anchor: "end" }),
  ]);
}

/** Cuts a text that is wider than its place; a letter of this size is about six pixels wide. */
const shortened = (text: string, pixels: number) => {
  const letters = Math.floor(pixels / 6);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
};
