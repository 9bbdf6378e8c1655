import { describe, expect, it } from "vitest";
import { writeLessons } from "../../src/lessons.ts";
import { read } from "../support/folder.ts";
import { records, toy, toyWorkbook } from "../support/toy-lesson.ts";

const hint = { name: "voters", levels: ["?", "!", "."] };
const exercise = {
  id: toy,
  title: "A toy",
  subtrack: "Toys",
  concepts: ["isolation", "2PC"],
  prerequisites: [],
  papers: [],
  minutes: 5,
  expectedLines: 3,
  hints: [hint, hint, hint],
};

/** What a page of docs says of the toy, once a table is written into it. */
async function written(table: string): Promise<string> {
  const root = toyWorkbook({
    [`exercises/${toy}/exercise.json`]: JSON.stringify(exercise),
    "docs/page.md": `<!-- table: ${table} -->\n<!-- /table -->\n`,
  });
  await writeLessons(root, { grade: async () => records });
  return read(root, "docs/page.md");
}

describe("a page of docs", () => {
  it("lists the concepts by name, each linked to its exercises", async () => {
    const page = await written("concepts");
    const link = `[90](../exercises/${toy}/README.md)`;
    expect(page).toContain(`| 2PC | ${link} |\n| isolation | ${link} |`);
  });

  it("shows each anomaly with the least history, what the checker says, and its cycle", async () => {
    const page = await written("anomalies");
    expect(page).toContain(
      "| read skew (G-single) | T1: `r x -, r y 1`<br>T2: `w x 1, w y 1` | T1 does not see x of T2; T1 reads y of T2",
    );
    expect(page).toContain(
      "![T1 ─ rw x → T2 ─ wr y → T1](../exercises/05-transactional-kv/pictures/cycle-g-single.svg)",
    );
    expect(page).toContain("| aborted read (G1a) |");
  });

  it("lists the mistakes of each exercise with the requirement that refuses them", async () => {
    const page = await written("mistakes");
    expect(page).toContain(`### [90 A toy](../exercises/${toy}/README.md)`);
    expect(page).toContain("| counts twice | `R1` | `counts-twice` |");
  });
});
