/** Looking into messages and records, which to a property are plain data that may be anything. */
import type { Plain } from "@workbook/harness";

/** Whether data is an object that has these fields, whatever else it has. */
export function is(data: Plain, fields: Readonly<Record<string, Plain>>): boolean {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
  return Object.entries(fields).every(([field, value]) => (data as Record<string, Plain>)[field] === value);
}
