import { readIfPresent } from "./read-if-present.js";

/**
 * When a process started, as ticks since this boot, so that a number given to a new process is
 * not taken for the old one. Null where the system does not tell (anything but Linux).
 */
export async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return null;
  const [boot, stat] = await Promise.all([
    readIfPresent("/proc/sys/kernel/random/boot_id"),
    readIfPresent(`/proc/${pid}/stat`),
  ]);
  if (boot === undefined || stat === undefined) return null;
  // The second field is the program's name in brackets and may hold anything; counting starts after it.
  const text = stat.toString("utf8");
  const ticks = text.slice(text.lastIndexOf(")") + 2).split(" ")[19];
  return ticks === undefined ? null : `${boot.toString("utf8").trim()} ${ticks}`;
}

/** Whether the process that had this number then still runs. When in doubt: yes. */
export async function isRunning(pid: number, start: string | null): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM says that it runs and belongs to somebody else.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
  }
  if (start === null) return true;
  const now = await startOf(pid);
  return now === null || now === start;
}
