/** What is said for good, and on a terminal a line below it that tells what is going on and is wiped again. */

/** Says a line. */
export function say(text = ""): void {
  wipe();
  process.stdout.write(`${text}\n`);
}

/** Shows what is going on, where somebody is looking. */
export function progress(text: string): void {
  if (!process.stderr.isTTY) return;
  const line = text.replace(/\s+/g, " ").slice(0, (process.stderr.columns ?? 80) - 1);
  process.stderr.write(`\r\x1b[K${line}`);
}

/** Wipes what {@link progress} has shown. */
export function wipe(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
