/** Names for what is kept: nothing is ever overwritten. */
import { existsSync } from "node:fs";

/** The path with the first number behind it that is free: `src.backup-1`. */
export function freeName(path: string): string {
  let name = `${path}-1`;
  for (let number = 2; existsSync(name); number++) name = `${path}-${number}`;
  return name;
}
