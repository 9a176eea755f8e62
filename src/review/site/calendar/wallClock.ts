import { wallClock } from "../../bounds/coverage";

/**
 * The instants at which the clocks of a time zone show a local time: usually one, two where the hour is repeated because
 * clocks go back, none where it is skipped because they go forward.
 *
 * @param local such as 2026-11-01T01:30.
 * @returns milliseconds since 1970, earliest first; none for what is not a time.
 */
export function instantsOf(local: string, timeZone: string): readonly number[] {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return [];
  const offsets = [-1, 1].map((days) => {
    const near = asUtc + days * 86_400_000;
    return wallClock(timeZone, near) - near;
  });
  return [...new Set(offsets.map((offset) => asUtc - offset))]
    .filter((it) => wallClock(timeZone, it) === asUtc)
    .sort((a, b) => a - b);
}
