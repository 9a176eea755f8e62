/** A step's end as the engine writes it without a terminal: ` +  aws:sqs:Queue record-timers created (0.05s)`. */
const ended = /^\s*\S{1,3}\s+(\w+):\S+ (\S+) (\w+ed|read) \(([\d.]+)s\)\s*$/;
/** What repeats itself: a step's beginning, what is as it was, dots of waiting, warnings that the engine lists again at the end. */
const passing = /^(@ \w+\.+|\s*(\S{1,3}\s+)?[\w-]+:\S+ \S+( \w+)? ?(\(\d[\d.ms]*\))?\s*(warning: .*|\d+ warnings?)?)$/;
/** Where the engine begins its own summary. */
const summary = /^(Diagnostics|Resources|Outputs|Duration):/;

/** How often to say how far it is, in milliseconds: what is silent for longer looks as if it hangs. */
const everyMs = 10_000;
/** So many of the slowest steps tell where the time went. */
const slowest = 5;

/** What became of a run's steps so far. */
export interface Digest {
  readonly line: (text: string) => void;
  /** After the last line. */
  readonly end: () => void;
}

/**
 * Hundreds of lines of a run in a few: how far it is every ten seconds, then a line for each provider with its steps, and
 * the slowest of them. What fails, and all that the engine says at the end, is left as it is.
 *
 * @param now reads a clock, in milliseconds.
 */
export function digest(write: (text: string) => void, now: () => number): Digest {
  const began = now();
  let told = began;
  let isTold = false;
  const steps: { readonly provider: string; readonly name: string; readonly did: string; readonly seconds: number }[] =
    [];
  const sayHowFar = () => {
    if (now() - told < everyMs) return;
    told = now();
    write(`  ${Math.round((told - began) / 1000)} s: ${steps.length} steps done\n`);
  };
  const conclude = () => {
    if (isTold) return;
    isTold = true;
    const counts = new Map<string, number>();
    for (const { provider, did } of steps) {
      const key = `${provider} ${did}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [provider = "", did] = key.split(" ");
      write(`  ${provider.padEnd(12)} ${count} ${did}\n`);
    }
    const longest = [...steps].sort((a, b) => b.seconds - a.seconds).slice(0, slowest);
    const shown = longest.filter(({ seconds }) => seconds >= 1).map(({ name, seconds }) => `${name} ${seconds} s`);
    if (shown.length > 0) write(`  slowest: ${shown.join(", ")}\n`);
  };
  return {
    line: (text) => {
      const [, provider, name, did, seconds] = ended.exec(text) ?? [];
      if (provider !== undefined && name !== undefined && did !== undefined) {
        // The program's own groupings are no objects at a vendor.
        if (/^(aws|datadog|pagerduty)$/.test(provider)) steps.push({ provider, name, did, seconds: Number(seconds) });
        sayHowFar();
        return;
      }
      if (!isTold && passing.test(text)) {
        sayHowFar();
        return;
      }
      if (summary.test(text)) conclude();
      write(`${text}\n`);
    },
    end: conclude,
  };
}
