export { approvalOf, setStatus, weakerLabel, type Approval } from "./approval";
export { renderComment } from "./comment";
export { compare, comparisonFile, type Comparison } from "./compare";
export { readComparison } from "./read";
