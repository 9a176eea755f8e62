export { diff, type Difference, type Meaningless, type Touched, type Sentence } from "./diff";
export { diffLine, diffMarkdown, verdictMarks } from "./markdown";
export { verdicts, type Verdict } from "./words";
export { changesOf } from "./changes";
export { Context } from "./context";
export { explain, type Explanation } from "./explain";
