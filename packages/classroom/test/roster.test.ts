import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRoster } from "../src/index.ts";

function roster(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "class-")), "roster.csv");
  writeFileSync(file, text);
  return file;
}

test("reads what spreadsheets write: a byte-order mark, CRLF, quotes, empty cells", () => {
  const file = roster('\ufeffID,Name,Email\r\nann,"Ann ""A"", Jr.",\r\nbob-1,Bob,bob@example.org\r\n\r\n');
  expect(readRoster(file)).toEqual([
    { id: "ann", name: 'Ann "A", Jr.' },
    { id: "bob-1", name: "Bob", email: "bob@example.org" },
  ]);
});

test("names each bad row by its line", () => {
  const file = roster("id,name\nann,Ann\n../etc,Eve\nbob,\nANN,Other\n.hidden,H\n");
  expect(() => readRoster(file)).toThrow(
    [
      `${file}:`,
      "  line 3: id: use letters, digits, dots, dashes and underscores",
      "  line 4: name: is empty",
      "  line 5: id ANN stands on line 2 already",
      "  line 6: id: use letters, digits, dots, dashes and underscores",
    ].join("\n"),
  );
});

test.each([
  ["id,name,grade\nann,Ann,1\n", "there is no column grade; there are id, name, email, source"],
  ["id\nann\n", "the column name is missing"],
  ["id,name\n", "names nobody"],
  ["id,name\nann\n", "line 2"],
])("says what is wrong with %j", (text, sentence) => {
  expect(() => readRoster(roster(text))).toThrow(sentence);
});
