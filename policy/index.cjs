// The engine loads policy packs as plain Node; from here on TypeScript is stripped as in the program.
require("tsx/cjs");
require("./pack.ts");
