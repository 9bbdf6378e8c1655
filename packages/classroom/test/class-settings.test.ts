import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readClassSettings } from "../src/index.ts";

function settingsFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "class-")), "class.json");
  writeFileSync(file, text);
  return file;
}

test("what is left out has a meaning: a task is worth 100, and lateness costs nothing", () => {
  const file = settingsFile('{ "schema": "workbook.class/1", "name": "DS", "tasks": { "01-two-phase-commit": {} } }');
  expect(readClassSettings(file)).toEqual({
    schema: "workbook.class/1",
    name: "DS",
    tasks: { "01-two-phase-commit": { worth: 100 } },
    late: { graceMinutes: 0, percentADay: 0 },
  });
});

test("a mistake is named with its place", () => {
  const file = settingsFile(
    '{ "schema": "workbook.class/1", "name": "DS", "tasks": { "01": {}, "02-x": { "worth": -1 } } }',
  );
  expect(() => readClassSettings(file)).toThrow(/tasks\["02-x"\]\.worth/);
  const nameless = settingsFile('{ "schema": "workbook.class/1", "name": "DS", "tasks": { "01": {} } }');
  expect(() => readClassSettings(nameless)).toThrow(/no exercise's id, such as 01-two-phase-commit/);
  expect(() => readClassSettings(settingsFile("{"))).toThrow(/is no JSON/);
  expect(() => readClassSettings("/nowhere/class.json")).toThrow("there is no /nowhere/class.json");
});
