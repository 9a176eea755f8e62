import type { Plan } from "../../../plan";
import type { Deed, View } from "../core";
import type { Facts } from "../facts";
import type { Values } from "../texts";

/** An effect to be done, with all that its texts are made from. */
export interface Task {
  readonly key: string;
  readonly view: View;
  readonly plan: Plan;
  readonly facts: Facts;
  readonly values: Values;
  /** It may have been done already, before somebody pulled the plug: look first. */
  readonly again: boolean;
  readonly now: string;
}

/** What a vendor answered that later effects need; undefined: nothing. */
export type Result = Readonly<Record<string, string>> | undefined;

/** The deed of one kind. */
export type DeedOf<Does extends Deed["does"]> = Extract<Deed, { readonly does: Does }>;

/** Does one kind of deed. */
export type Doer<Does extends Deed["does"]> = (deed: DeedOf<Does>, task: Task) => Promise<Result>;

/** What one vendor does. */
export type Doers = { readonly [Does in Deed["does"]]?: Doer<Does> };

/** Reads a secret by its short name, such as `slack`. */
export type Secrets = (name: string) => Promise<string>;
