import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Json, Properties } from "../cloud/store";

/** How the engine writes a value that is not known before it is created (Pulumi's property-value encoding). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key by which the engine tells special values apart, and the mark of a secret (Pulumi's property-value encoding). */
const signature = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** Marks a value as secret, so that the engine encrypts it in the state. */
export const secret = (value: Json): Json => ({ [signature]: secretMark, value });

/** Whether a value, at any depth, is still unknown. */
export function hasUnknown(value: Json): boolean {
  if (value === unknown) return true;
  return typeof value === "object" && value !== null && Object.values(value).some((it: Json) => hasUnknown(it));
}

/** A protocol structure as plain properties; properties set to null are as good as absent. */
export function fromStruct(struct: Struct | undefined): Properties {
  const properties = (struct?.toJavaScript() ?? {}) as Record<string, Json>;
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

/** Plain properties as a protocol structure. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}
