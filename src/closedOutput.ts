/**
 * Lets a command end in order whose reader went away, as `head` does: what nobody reads is not written, and is no error.
 */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
}
