import { unzipSync } from "fflate";
import { z } from "zod";
import { Failure } from "../failure";
import type { Run } from "./run";
import type { Subject } from "./subject";

/** The file of a comparison in its directory, and in the artefact that a run hands over. */
export const handoverFile = "comparison.json";

/** More than any honest stack needs: one of 600 resources has 7 MB. */
const longest = 64_000_000;
const mostResources = 10_000;
/** Deeper than anything that a vendor takes. */
const deepest = 60;

const commit = z.string().regex(/^[0-9a-f]{40}$/);
const properties = z.record(z.string(), z.unknown());

/** A resource as an engine exports it; what review does not read is left out. */
const resource = z.object({
  urn: z.string().startsWith("urn:pulumi:").max(2000),
  type: z.string().max(500),
  id: z.string().exactOptional(),
  custom: z.boolean().exactOptional(),
  parent: z.string().exactOptional(),
  protect: z.boolean().exactOptional(),
  inputs: properties.exactOptional(),
  outputs: properties.exactOptional(),
  provider: z.string().exactOptional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).exactOptional(),
  retainOnDelete: z.boolean().exactOptional(),
  ignoreChanges: z.array(z.string()).exactOptional(),
  replaceOnChanges: z.array(z.string()).exactOptional(),
  additionalSecretOutputs: z.array(z.string()).exactOptional(),
  aliases: z.array(z.unknown()).exactOptional(),
  deletedWith: z.string().exactOptional(),
  customTimeouts: z.record(z.string(), z.unknown()).exactOptional(),
});

const schema = z.strictObject({
  base: commit,
  head: commit,
  /** The day of its sandbox, YYYY-MM-DD: the base is provisioned as of the same day. */
  day: z.iso.date(),
  /** The engine's own preview, verbatim; for people to read. */
  rawPreview: z.string(),
  /** What the head declares, after an `up` in the sandbox. */
  resources: z.array(resource).max(mostResources),
});

/** What a run of a pull request's code hands over: claims, of which none is a verdict. */
export type Handover = z.infer<typeof schema>;

/**
 * Reads what a run handed over. Its bytes are an adversary's: it is one file of this form or nothing, and it is never
 * written to a disk, so that neither links nor paths in it lead anywhere.
 *
 * @throws Failure for any other archive, and when it speaks of another head or base than those that GitHub names.
 */
export function readHandover(archive: Uint8Array, { head, base }: Subject, { createdAt }: Run): Handover {
  const text = onlyFile(archive);
  if (depth(text) > deepest) throw refused(`is nested more than ${deepest} levels deep`);
  const parsed = schema.safeParse(json(text));
  if (!parsed.success)
    throw refused(`has not the form it should have:\n${z.prettifyError(parsed.error).slice(0, 2000)}`);
  const told = parsed.data;
  if (told.head !== head) throw refused(`is of commit ${told.head.slice(0, 12)}, not of ${head.slice(0, 12)}`);
  if (told.base !== base)
    throw refused(
      `compares with ${told.base.slice(0, 12)}, and the base is ${base.slice(0, 12)} now: update the branch, so that it is made again`,
    );
  const days = [0, 1].map((it) => new Date(Date.parse(createdAt) + it * 86_400_000).toISOString().slice(0, 10));
  if (!days.includes(told.day)) throw refused(`is of ${told.day}, and its run began on ${days[0] ?? ""}`);
  return told;
}

/** The one entry of an archive: its name and size are looked at before anything is unpacked. */
function onlyFile(archive: Uint8Array): string {
  const entries: string[] = [];
  const unpacked = unzipped(archive, ({ name, originalSize, size }) => {
    entries.push(name);
    if (name !== handoverFile) return false;
    if (Math.max(originalSize, size) > longest) throw refused(`is longer than ${longest} bytes`);
    return entries.length === 1;
  });
  const [file] = Object.values(unpacked);
  if (entries.length !== 1 || file === undefined)
    throw refused(
      `must be ${handoverFile} alone; it holds ${entries.length} files, first ${JSON.stringify(entries[0])}`,
    );
  return Buffer.from(file).toString("utf8");
}

type Filter = (file: { readonly name: string; readonly originalSize: number; readonly size: number }) => boolean;
function unzipped(archive: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter });
  } catch (error) {
    throw error instanceof Failure ? error : refused("is no archive that can be unpacked");
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused("is not JSON");
  }
}

/** How deep JSON is nested, found without parsing it: parsers and what follows them recurse. */
function depth(text: string): number {
  let [level, most] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (token === "[" || token === "{") most = Math.max(most, (level += 1));
    else if (token === "]" || token === "}") level -= 1;
  }
  return most;
}

const refused = (why: string): Failure => new Failure(`What the run handed over ${why}.`);
