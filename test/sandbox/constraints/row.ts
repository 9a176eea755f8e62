import type { Properties } from "../../../sandbox/protocol";

/** A constraint by its tag, a type that it is of, and inputs that it lets pass and that it refuses. */
export type Row = readonly [tag: string, type: string, passes: Properties, fails: Properties];
