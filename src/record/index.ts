export { RecordOfIncidents } from "./record";
export { recordSpecs, type RecordSpecs, type SecretSpec, type SubscriptionSpec } from "./specs";
