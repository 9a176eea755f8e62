export type { Contents } from "./book";
export { site, type Assets } from "./site";
