/**
 * Import first. The Node SDK takes a stack trace for every promise and every resource, as a breadcrumb in case something
 * leaks, and source-maps each of them: about a third of the time of a preview of a thousand resources. Those errors have
 * no message; real ones do. So traces are mapped for errors that say something, and left empty for those that do not.
 * PULUMI_DEBUG_PROMISE_LEAKS, the SDK's own switch for hunting leaks, keeps every trace.
 */
if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"] === undefined) {
  const mapped = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames): unknown =>
    error.message === "" ? error.name : (mapped?.(error, frames) ?? [String(error), ...frames].join("\n    at "));
}
