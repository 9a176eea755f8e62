export { isEmpty, propose, type Proposal } from "./preview";
export { deploy } from "./up";
