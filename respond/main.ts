import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { tolerateClosedOutput } from "../src/closedOutput";
import { respond } from "./cli";

tolerateClosedOutput();
void respond(process.argv.slice(2), {
  print: (text) => void process.stdout.write(text),
  say: (line) => void process.stderr.write(`${line}\n`),
  clock: { now: () => Date.now(), sleep: (milliseconds) => setTimeout(milliseconds) },
  checkout: join(__dirname, ".."),
}).then((code) => (process.exitCode = code));
