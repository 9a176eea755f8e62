import { deafMonitors, graph, readResources } from "../../src/review";
import type { StateResource } from "../launcher";
import { withSandbox, type Context } from "./context";

/** Lists the stack's resources, as a table or as JSON with inputs and outputs. Secrets are never in clear. */
export function status(context: Context, { json = false }: { readonly json?: boolean }): Promise<number> {
  return withSandbox(context, async (sandbox) => {
    const resources = await sandbox.resources();
    process.stdout.write(
      json ? `${JSON.stringify(resources.map(listed), undefined, 2)}\n` : table(resources) + deaf(resources),
    );
    return 0;
  });
}

function table(resources: readonly StateResource[]): string {
  const custom = resources.filter((it) => it.custom === true && !it.type.startsWith("pulumi:"));
  if (custom.length === 0) return "Nothing exists yet. `npm run sandbox` provisions the plan.\n";
  const rows = custom.map(({ type, urn, id }) => [type, nameOf(urn), id ?? ""]).sort();
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return [...rows.map((row) => line(row).trimEnd()), `${rows.length} resources`, ""].join("\n");
}

/** Which detectors page only once what they listen to has been heard. */
function deaf(resources: readonly StateResource[]): string {
  const all = deafMonitors(graph(readResources(resources)));
  if (all.length === 0) return "";
  return `Still deaf, until datadog.heard lists whom they listen to: ${all.join("; ")}.\n`;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function listed({ urn, type, id, parent, inputs, outputs }: StateResource): unknown {
  return { urn, type, id, parent, inputs: withoutSecrets(inputs), outputs: withoutSecrets(outputs) };
}

/** An exported secret is an object with its ciphertext, or in clear with its plaintext; neither is shown. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if ("ciphertext" in value || "plaintext" in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutSecrets(it)]));
}
