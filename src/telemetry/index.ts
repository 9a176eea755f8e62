export { telemetryDocument } from "./clientPage";
export { emitterDocument } from "./emitterPage";
export { readings, type Declared, type Reading } from "./readings";
export { telemetryRules } from "./rules";
export { unheard, type Unheard } from "./unheard";
export { watchOf, type Unwatched, type Watch } from "./watch";
