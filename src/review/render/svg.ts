import { visible } from "../../visible";

/** The size of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const escaped = (text: string) =>
  visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Colours that are told apart on white and with red-green blindness, by severity, worst first. */
export const severityColours = ["#b3261e", "#c77700", "#1f6f8b", "#5f6368"] as const;
export const ink = "#1f2328";
export const faint = "#d0d7de";

/** A text whose left edge, middle or right edge is at x and whose baseline is at y. */
export function label(
  x: number,
  y: number,
  text: string,
  {
    size = 13,
    colour = ink,
    anchor = "start",
    bold = false,
  }: { size?: number; colour?: string; anchor?: "start" | "middle" | "end"; bold?: boolean } = {},
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${bold ? ' font-weight="bold"' : ""}>${escaped(text)}</text>`;
}

/** A filled rectangle. */
export const box = (x: number, y: number, width: number, height: number, fill: string, stroke = "none"): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="${stroke}"/>`;

/** A straight line. */
export const line = (x1: number, y1: number, x2: number, y2: number, colour = faint, width = 1): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;

/** A dot. */
export const dot = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

/** A whole picture on white, so that it is readable on a dark page too. */
export function picture(title: string, { width, height }: Size, parts: readonly string[]): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    "</svg>",
  ].join("\n")}\n`;
}
