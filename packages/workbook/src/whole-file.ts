/** Files that are there whole or not at all, whatever ends the process that writes them. */
import { existsSync, renameSync, statSync, writeFileSync } from "node:fs";

/** Writes a file beside its place, then puts it there. What is no ordinary file, such as a terminal, is written to directly. */
export function writeWhole(file: string, text: string): void {
  if (existsSync(file) && !statSync(file).isFile()) return writeFileSync(file, text);
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}
