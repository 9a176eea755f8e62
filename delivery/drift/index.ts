export { detectDrift, driftIn, type Drift, type Tolerated } from "./detect";
export { driftExceptions, type DriftException } from "./exceptions";
export { beat, endpointsIn, tellGitHub, tellPagerDuty, type Endpoints } from "./notify";
export { renderDrift } from "./report";
