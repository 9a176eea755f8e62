import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A property value as the engine sends it: JSON, in which secrets and unknowns are marked. */
export type Value = null | boolean | number | string | readonly Value[] | Properties;
/** The properties of a resource, by name. */
export interface Properties {
  readonly [name: string]: Value;
}

/** Marks an object as a special value, and as a secret (Pulumi's RPC protocol, sdk/go/common/resource/sig). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** What stands for a value that is not known before the resources it comes from exist. */
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknowns: ReadonlySet<unknown> = new Set([
  unknownString,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The value to return for an output that a preview cannot know. */
export const unknown: Value = unknownString;

/** Whether the value itself is unknown. */
export function isUnknown(value: Value | undefined): boolean {
  return unknowns.has(value);
}

/** Whether the value is marked as a secret. */
export function isSecret(value: Value | undefined): value is Properties & { readonly value: Value } {
  return isObject(value) && value[signatureKey] === secretSignature;
}

/** Marks a value as a secret; what is marked already stays as it is. */
export function secret(value: Value): Value {
  return isSecret(value) ? value : { [signatureKey]: secretSignature, value };
}

/** Whether the value is a plain object: not a list, not null. */
export function isObject(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value without any mark of secrecy. Only the stand-in cloud, which plays the vendor, holds values like this. */
export function reveal(value: Value): Value {
  if (isSecret(value)) return reveal(value.value);
  if (Array.isArray(value)) return (value as readonly Value[]).map(reveal);
  return isObject(value) ? revealAll(value) : value;
}

/** As `reveal`, for the properties of a resource. */
export function revealAll(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, reveal(value)]));
}

/** Marks in a plain value what is marked as secret, at the same place, in another one. */
export function concealLike(value: Value, marked: Value | undefined): Value {
  if (isSecret(marked)) return secret(value);
  if (Array.isArray(value) && Array.isArray(marked))
    return (value as readonly Value[]).map((it, index) => concealLike(it, (marked as readonly Value[])[index]));
  return isObject(value) && isObject(marked) ? concealAllLike(value, marked) : value;
}

/** As `concealLike`, for the properties of a resource. */
export function concealAllLike(properties: Properties, marked: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, concealLike(value, marked[name])]),
  );
}

/** Reads the properties of a request. */
export function fromStruct(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

/** Writes the properties of an answer. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}
