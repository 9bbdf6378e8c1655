/** What a command found out, as data for programs: one JSON value on standard output, and nothing besides. */

/**
 * Prints data.
 *
 * @param kind names its shape together with its version: `hint` is `workbook.hint/1`
 */
export function printData(kind: string, data: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ schema: `workbook.${kind}/1`, ...data }, null, 2)}\n`);
}
