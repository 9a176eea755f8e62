export type { AttributeName, Verdict } from "./attributes";
export { diff, type Difference, type Touched, type Sentence } from "./diff";
export { diffLine, diffMarkdown } from "./markdown";
