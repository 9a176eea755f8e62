import type { Monitor } from "../graph";
import { box, faint, ink, label, line, picture, severityColours } from "./svg";

const width = 600;
const margin = 24;
const y = 60;

/**
 * Where on its scale a monitor alerts, and where it is over again. Percentages have their whole scale; any other one ends
 * at twice the larger of the two.
 */
export function bandPicture({ name, comparator = ">", threshold = 0, recovery }: Monitor, percent: boolean): string {
  const marks = [threshold, ...(recovery === undefined ? [] : [recovery])];
  const [least, most] = percent ? [0, 100] : [Math.min(0, ...marks.map((it) => 2 * it)), 2 * Math.max(1, ...marks)];
  const x = (value: number) => margin + ((value - least) / (most - least)) * (width - 2 * margin);
  const rising = comparator.startsWith(">");
  const [from, until] = rising ? [x(threshold), x(most)] : [x(least), x(threshold)];
  const unit = percent ? " %" : "";
  return picture(`Where ${name} alerts`, { width, height: 110 }, [
    box(margin, y, width - 2 * margin, 22, "#f6f8fa", faint),
    box(from, y, Math.max(2, until - from), 22, severityColours[0]),
    label(rising ? from : until, y - 10, `alerts ${comparator} ${threshold}${unit}`, {
      bold: true,
      anchor: from > width / 2 ? "end" : "start",
    }),
    ...(recovery === undefined
      ? []
      : [
          line(x(recovery), y - 4, x(recovery), y + 26, ink, 2),
          label(x(recovery), y + 42, `over at ${recovery}${unit}`, {
            size: 11,
            anchor: recovery > most / 2 ? "end" : "start",
          }),
        ]),
  ]);
}
