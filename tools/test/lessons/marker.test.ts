import { describe, expect, it } from "vitest";
import { markersOf } from "../../src/lessons/marker.ts";

describe("markers", () => {
  it("have words, options, a line and a body", () => {
    const page = "# Title\n\nIt took <!-- states: 01-x mutant=wrong requirement=AC1 -->1,200<!-- /states --> states.\n";
    const [marker, ...others] = markersOf(page);
    expect(others).toEqual([]);
    expect(marker).toMatchObject({
      name: "states",
      words: ["01-x"],
      options: { mutant: "wrong", requirement: "AC1" },
      line: 3,
      body: "1,200",
    });
    expect(page.slice(marker!.from, marker!.to)).toBe("1,200");
  });

  it("in a fenced block or between backticks are examples", () => {
    const fenced = "```md\n<!-- lines: a.ts -->\n```\n\n~~~~\n<!-- lines: a.ts -->\n```\n~~~~\n";
    expect(markersOf(`${fenced}\nWrite \`<!-- lines: a.ts -->0<!-- /lines -->\`.\n`)).toEqual([]);
    expect(markersOf(`${fenced}<!-- lines: a.ts -->0<!-- /lines -->`)).toHaveLength(1);
  });

  it("other comments are none", () => {
    expect(markersOf("<!-- prettier-ignore -->\n<!-- A thought. -->\n")).toEqual([]);
  });

  it.each([
    ["\n<!-- lines: a.ts -->0\n", 2, "<!-- lines: a.ts --> is not closed; write <!-- /lines --> behind it"],
    ["<!-- lines: a.ts -->\n<!-- lines: b.ts -->0<!-- /lines -->", 1, "<!-- lines: a.ts --> is not closed"],
    ["\n\n<!-- /lines -->", 3, "<!-- /lines --> closes nothing"],
    ["<!-- lines: a.ts -->0<!-- /states -->", 1, "<!-- /states --> closes nothing; <!-- lines: a.ts --> is open"],
  ])("%j is refused with its line", (page, line, message) => {
    expect(() => markersOf(page)).toThrow(expect.objectContaining({ line, message: expect.stringContaining(message) }));
  });
});
