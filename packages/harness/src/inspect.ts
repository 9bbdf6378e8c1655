/** Values in words, on one line: what was printed, what was thrown. They may be anything, and looking may throw again. */
import { fieldsOf } from "./fields.ts";

const mostValues = 1000;

/** A value as a console shows it: text as it is, `{ round: 1 }`, `TypeError: x is not a function`. */
export function inspect(value: unknown): string {
  return typeof value === "string" ? value : inspectInside(value);
}

/** What was thrown: text in quotes. One line, never longer than 200 characters. */
export function describeThrown(thrown: unknown): string {
  return inspectInside(thrown).replace(/\s+/g, " ").slice(0, 200);
}

function inspectInside(value: unknown): string {
  try {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    return fieldsOf(value, new Set(), undefined, mostValues).text;
  } catch {
    return `${typeof value === "object" ? "an object" : `a ${typeof value}`} that cannot be shown`;
  }
}
