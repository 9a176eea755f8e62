export { downloadArchive } from "./download";
export { engineVersion, obtainEngine, EngineUnavailable } from "./engine";
export { tryLock, withLock, type LockHolder } from "./lock";
export { commandOf, isRunning, startOf } from "./processes";
