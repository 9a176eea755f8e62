export { openCloud, type Cloud, type CloudObject } from "./cloud";
export { findObject, setProperty } from "./tampering";
export { orphans } from "./orphans";
export { incidentType, openIncident, openOn } from "./incidents";
