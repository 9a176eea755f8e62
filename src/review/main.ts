import { tolerateClosedOutput } from "../closedOutput";
import { run } from "./cli/run";

tolerateClosedOutput();
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
