import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this id exists (of whatever user). */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && (error as NodeJS.ErrnoException).code === "EPERM";
  }
  // A killed process whose parent has not asked for its exit code is gone in all but name.
  return !statusOf(pid).startsWith("Z");
}

/** When a process started, in a form that is only good for comparing; empty when there is no such process. */
export function startOf(pid: number): string {
  return process.platform === "linux" ? (statFields(pid)[19] ?? "") : ps(pid, "lstart=");
}

function statusOf(pid: number): string {
  return process.platform === "linux" ? (statFields(pid)[0] ?? "") : ps(pid, "state=");
}

/** The fields of /proc/PID/stat after the command name (which may hold spaces): state first, start time twentieth. */
function statFields(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function ps(pid: number, field: string): string {
  try {
    return execFileSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** The name of the program that a process runs; empty when there is no such process. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "comm=");
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
