import { text } from "../../resources";

/** A silent monitor's name ends in its own condition, which would say numbers twice. */
const condition = /(?:\s*(?:>=|<=|>|<)\s*[\d.]|, one window earlier).*$/;

/** What a monitor, probe or rule is called: without the severity, which the sentence is filed under. */
export function alertName({ name, message }: Readonly<Record<string, unknown>>): string | undefined {
  const called = text(name)?.replace(/^\[(?:P\d|leaf|deaf)\] /, "");
  return (text(message) ?? "").includes("@pagerduty-") ? called : called?.replace(condition, "");
}
