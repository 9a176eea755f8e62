export { startTheatre, type Seen, type Theatre } from "./theatre";
export type { Decision, Execution } from "./execution";
