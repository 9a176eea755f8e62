import { createRequire } from "node:module";

/**
 * Import first. The Node SDK takes a stack trace for every promise and every resource, as a breadcrumb in case something
 * leaks, and source-maps each of them: more than half the time of a program of hundreds of resources. Nobody reads them
 * unless PULUMI_DEBUG_PROMISE_LEAKS, the SDK's own switch for hunting leaks, is set; so without it the promises' are not
 * taken and the resources' not mapped. Real errors keep theirs.
 */
if (process.env.PULUMI_DEBUG_PROMISE_LEAKS === undefined) {
  takeNoneForPromises();
  mapOnlyThoseOfErrorsThatSaySomething();
}

/** What the SDK calls for every promise that it waits for. */
interface PromiseDebugging {
  debuggablePromise: (...args: unknown[]) => unknown;
}

function takeNoneForPromises(): void {
  const sdk = createRequire(__filename)("@pulumi/pulumi/runtime/debuggable") as PromiseDebugging;
  const { debuggablePromise } = sdk;
  sdk.debuggablePromise = (...args) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(...args);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
}

function mapOnlyThoseOfErrorsThatSaySomething(): void {
  type Formatter = (error: Error, frames: readonly NodeJS.CallSite[]) => unknown;
  const mapped = Reflect.get(Error, "prepareStackTrace") as Formatter | undefined;
  const unmapped: Formatter = (error, frames) => [String(error), ...frames.map(String)].join("\n    at ");
  Error.prepareStackTrace = (error, frames) =>
    error.message === "" ? error.name : (mapped ?? unmapped)(error, frames);
}
