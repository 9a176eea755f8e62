export { engineVersion, obtainEngine, EngineUnavailable } from "./engine";
export { tryLock, withLock, type LockHolder } from "./lock";
export { isRunning, startOf } from "./processes";
