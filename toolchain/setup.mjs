// Makes sure that node_modules is what package-lock.json says, before anything that needs it runs. Plain Node, because
// at this point nothing is installed. Install scripts never run: the SDKs' only try to download plugins.
import { spawn } from "node:child_process";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const oldestNode = [20, 19];
const heartbeatSeconds = 15;
/** How often the holder of the lock says that it is there, and after how long a silence it is gone. */
const beatMs = 2000;
const silentMs = 20_000;

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

/**
 * Two commands at once on a fresh clone must not install into each other. The lock is that of toolchain/lock.ts: numbered
 * files, of which the highest counts, and none is removed before it has a successor.
 */
async function withLock(path, action) {
  mkdirSync(dirname(path), { recursive: true });
  let waiting = false;
  for (;;) {
    const last = numbersOf(path).at(-1) ?? 0;
    if (isHeld(`${path}.${last}`)) {
      if (!waiting) say("Another process is installing the packages; waiting for it");
      waiting = true;
      await sleep(500);
      continue;
    }
    const mine = `${path}.${last + 1}`;
    if (!place(mine)) continue;
    const all = numbersOf(path);
    if (all.at(-1) !== last + 1) {
      rmSync(mine, { force: true });
      continue;
    }
    for (const it of all.slice(0, -1)) rmSync(`${path}.${it}`, { force: true });
    const beating = setInterval(() => utimesSync(mine, new Date(), new Date()), beatMs);
    process.on("exit", () => writeFileSync(mine, ""));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
    await action();
    clearInterval(beating);
    return;
  }
}

function numbersOf(path) {
  const start = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((it) => it.startsWith(start) && /^\d+$/.test(it.slice(start.length)))
    .map((it) => Number(it.slice(start.length)))
    .sort((a, b) => a - b);
}

function place(file) {
  const whole = `${file}.new.${process.pid}`;
  writeFileSync(whole, JSON.stringify({ pid: process.pid, host: hostname() }));
  try {
    linkSync(whole, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** A holder says every few seconds that it is there. Whose process is gone here need not be waited for that long. */
function isHeld(file) {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, "utf8"));
    const isGone = host === hostname() && !isAlive(pid);
    return !isGone && Date.now() - statSync(file).mtimeMs < silentMs;
  } catch {
    return false;
  }
}

function isAlive(pid) {
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
