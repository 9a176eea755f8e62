import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/production";

const talker = `
  require("./src/closedOutput").tolerateClosedOutput();
  let left = 100;
  const talk = () => { process.stdout.write("line\\n".repeat(10_000)); if (--left > 0) setImmediate(talk); };
  talk();
`;

describe("a reader that has seen enough", () => {
  it("ends the command without a word", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--eval", talker], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = (await once(child, "exit")) as [number | null];
    expect(complaint).toBe("");
    expect(code).toBe(0);
  });

  it("is expected by every command line", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const mains = Object.values(scripts).flatMap((it) => /[\w/]+\/main\.ts/.exec(it) ?? []);
    expect(mains.length).toBeGreaterThan(4);
    for (const main of mains)
      expect(readFileSync(join(root, main), "utf8"), main).toContain("\ntolerateClosedOutput();");
  });
});
