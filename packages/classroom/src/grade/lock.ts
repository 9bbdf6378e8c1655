/** One grader a class: two would write the same files. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes a class for this process.
 *
 * @returns gives it free again
 * @throws Error when another process has it that still runs; a killed one's claim is void
 */
export function lockClass(dir: string): () => void {
  const file = join(dir, "grading.lock");
  const claim = () => writeFileSync(file, String(process.pid), { flag: "wx" });
  try {
    claim();
  } catch {
    const holder = Number(readFileSync(file, "utf8"));
    if (isRunning(holder)) throw new Error(`process ${holder} is grading ${dir}; wait for it, or end it`);
    rmSync(file);
    claim();
  }
  return () => rmSync(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
