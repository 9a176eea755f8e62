export { detectDrift, driftIn, type Drift, type Tolerated } from "./detect";
export { beat, endpointsIn, tellGitHub, tellPagerDuty, type Endpoints } from "./notify";
export { renderDrift } from "./report";
