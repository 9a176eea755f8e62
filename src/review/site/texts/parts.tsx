import type { ComponentChildren, VNode } from "preact";
import type { Said } from "./said";

/** The words of what pages are made of, in English. */
export const texts = {
  none: (caption: ComponentChildren): VNode => <>{caption}: none.</>,
  copy: (what: ComponentChildren): VNode => <>Copy {what}</>,
  decided: (decision: Said): string => ` Decided: ${decision}`,
  plan: (source: ComponentChildren, decision: ComponentChildren): VNode => (
    <>
      Plan: {source}.{decision}
    </>
  ),
  nobody: "nobody",
} as const;
