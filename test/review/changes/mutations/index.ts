import { awsMutations } from "./aws";
import type { Mutation } from "./edit";
import { monitorsMutations } from "./monitors";
import { pagingMutations } from "./paging";

export type { Mutation } from "./edit";

/** Changes that a reviewer must not overlook, each with what is said of it. */
export const reviewed: readonly Mutation[] = [...pagingMutations, ...monitorsMutations, ...awsMutations];
