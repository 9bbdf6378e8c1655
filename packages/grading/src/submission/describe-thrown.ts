/** What was thrown, in a few words; it may be anything, and looking at it may throw again. */

/** `TypeError: x is not a function`, `"no"`, `an object`. One line, never longer than 200 characters. */
export function describeThrown(thrown: unknown): string {
  return shown(thrown).replace(/\s+/g, " ").slice(0, 200);
}

function shown(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
    if (typeof thrown === "bigint") return `${thrown}n`;
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return `a ${typeof thrown} that cannot be shown`;
  }
}
