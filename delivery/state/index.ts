export { bootstrap, keyAlias, type Bootstrapped, type StateStore } from "./bucket";
export { restore, stateKey, versionsOf, type StateVersion } from "./versions";
