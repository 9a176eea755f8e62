/**
 * Import first. The Node SDK takes a stack trace for every promise and every resource, as a breadcrumb in case something
 * leaks, and source-maps each of them: about a third of the time of a preview of a thousand resources. Those errors have
 * no message; real ones do. So traces are mapped for errors that say something, and left empty for those that do not.
 * PULUMI_DEBUG_PROMISE_LEAKS, the SDK's own switch for hunting leaks, keeps every trace.
 */
type Formatter = (error: Error, frames: readonly NodeJS.CallSite[]) => unknown;

if (process.env.PULUMI_DEBUG_PROMISE_LEAKS === undefined) {
  const mapped = Reflect.get(Error, "prepareStackTrace") as Formatter | undefined;
  const unmapped: Formatter = (error, frames) => [String(error), ...frames.map(String)].join("\n    at ");
  Error.prepareStackTrace = (error, frames) =>
    error.message === "" ? error.name : (mapped ?? unmapped)(error, frames);
}
