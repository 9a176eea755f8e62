import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Disturbance } from "../protocol";
import { injector } from "./injector";
import type { FaultPlan } from "./plan";

/** The parts of the provider protocol's requests that tell what a call is about. */
interface Request {
  readonly getType?: () => string;
  readonly getName?: () => string;
  readonly getTok?: () => string;
  readonly getProperties?: () => Struct | undefined;
  readonly getNews?: () => Struct | undefined;
  readonly getInputs?: () => Struct | undefined;
  readonly getArgs?: () => Struct | undefined;
  /** Seconds; 0 where the program declares no timeout. */
  readonly getTimeout?: () => number;
  /** Previews of a create or an update call no vendor. */
  readonly getPreview?: () => boolean;
}

/** Makes a fault plan into what the protocol asks before and after each call. */
export function disturb(plan: FaultPlan): Disturbance {
  const inject = injector(plan);
  return (method, given) => {
    const request = given as Request;
    if (request.getPreview?.() === true && method !== "Invoke") return { waitedSeconds: 0 };
    const timeoutSeconds = request.getTimeout?.() ?? 0;
    return inject({
      method,
      ...(timeoutSeconds > 0 && { timeoutSeconds }),
      type: request.getType?.() ?? request.getTok?.() ?? "",
      name: request.getName?.() ?? "",
      region: regionOf(request),
    });
  };
}

function regionOf(request: Request): string | undefined {
  const structs = [request.getProperties?.(), request.getNews?.(), request.getInputs?.(), request.getArgs?.()];
  for (const struct of structs) {
    const fields = struct?.getFieldsMap();
    if (fields?.has("region") === true) return fields.get("region")?.getStringValue();
  }
  return undefined;
}
