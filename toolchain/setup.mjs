// Makes sure that node_modules is what package-lock.json says, before anything that needs it runs. Plain Node, because
// at this point nothing is installed. Install scripts never run: the SDKs' only try to download plugins.
import { spawn } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const oldestNode = [20, 19];
const heartbeatSeconds = 15;

/** npm writes this copy of the lockfile last of all, so an interrupted install has none, or an outdated one. */
const installedLockfile = join(root, "node_modules", ".package-lock.json");

checkNode();
if (!isInstalled()) await withLock(join(root, ".cache", "setup.lock"), async () => isInstalled() || install());

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Node ${oldestNode.join(".")} or later is needed; this is ${process.versions.node}. Install it from nodejs.org.`,
  );
}

/** Whether every package of the lockfile is there in its version. Optional ones may be missing (other platforms). */
function isInstalled() {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(installedLockfile);
  if (wanted === undefined) fail("package-lock.json is missing or broken. Restore it from version control.");
  if (installed === undefined) return false;
  const same = (path) =>
    installed[path]?.version === wanted[path].version && installed[path]?.integrity === wanted[path].integrity;
  return (
    Object.keys(wanted).every((path) => path === "" || same(path) || (wanted[path].optional && !(path in installed))) &&
    Object.keys(installed).every((path) => path in wanted)
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  say("Installing the packages of package-lock.json (first run, or the lockfile changed; usually under a minute)");
  const started = Date.now();
  const heartbeat = setInterval(
    () => say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`),
    heartbeatSeconds * 1000,
  );
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const child = spawn(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: "inherit",
  });
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve)).catch((error) =>
    fail(`npm could not be started (${error.message}). Install Node with npm.`),
  );
  clearInterval(heartbeat);
  if (code !== 0) {
    // A package manager's half-done tree must not look finished to the next run.
    rmSync(installedLockfile, { force: true });
    fail("npm ci failed; its message is above. Mend that and run the command again.");
  }
}

/** Two commands at once on a fresh clone must not install into each other. */
async function withLock(path, action) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  process.on("exit", () => rmSync(mine, { force: true }));
  let waiting = false;
  while (!tryLink(mine, path)) {
    if (!isAlive(holderOf(path))) rmSync(path, { force: true });
    else {
      if (!waiting) say("Another process is installing the packages; waiting for it");
      waiting = true;
      await sleep(500);
    }
  }
  process.on("exit", () => rmSync(path, { force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
  await action();
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message) {
  say(`error: ${message}`);
  process.exit(1);
}
