// Loaded into the program that the language host starts: when the host is gone, however it ended, so is the program.
// The channel must not keep a finished program alive.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
