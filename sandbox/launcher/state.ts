/** A resource as the engine exports it. Secrets are `{ ciphertext: … }` objects, at any depth. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The resources of an exported state. */
export function resourcesOf(exported: string): readonly StateResource[] {
  const state = JSON.parse(exported) as { deployment?: { resources?: readonly StateResource[] } | null };
  return state.deployment?.resources ?? [];
}
