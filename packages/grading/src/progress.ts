/** How a long search is going, on the terminal of whoever grades. */
import type { Claim } from "./requirement.ts";

/** Milliseconds between two looks; a reader cannot follow more. */
const pauseMs = 100;

/** Writes one line over and over, no wider than the terminal, or nothing where nobody looks. */
export function progressLine({ exercise, options, settings }: Claim): (text: string) => void {
  const { columns } = settings;
  if (!columns) return () => {};
  let last = performance.now();
  return (text) => {
    if (performance.now() - last < pauseMs) return;
    last = performance.now();
    process.stderr.write(`\r\x1b[K${`${exercise} ${options.id}: ${text}`.slice(0, columns - 1)}`);
  };
}
