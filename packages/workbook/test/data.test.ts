/** Commands as other programs use them: `--json` prints one value, and nothing besides. */
import { describe, expect, it } from "vitest";
import { inThisProcess, type Said } from "./command.ts";

/** What was printed, which must be one JSON value of this shape. */
function dataOf({ out, err }: Said, schema: string): Record<string, unknown> {
  expect(err).toBe("");
  const data = JSON.parse(out) as Record<string, unknown>;
  expect(data["schema"]).toBe(schema);
  return data;
}

describe("--json", () => {
  it("lists the hints of an exercise", async () => {
    const { exercise, names } = dataOf(await inThisProcess("hint", "00", "--json"), "workbook.hints/1");
    expect(exercise).toBe("00-warm-up");
    expect(names).not.toEqual([]);
  });

  it("shows no difference where there is none, and without colours", async () => {
    const { beside, patch } = dataOf(await inThisProcess("diff", "00", "--json"), "workbook.diff/1");
    expect({ beside, patch }).toEqual({ beside: "starter", patch: "" });
  });

  it("tells what the doctor found, each thing with its purpose", async () => {
    const said = await inThisProcess("doctor", "--json");
    const { isWell, findings } = dataOf(said, "workbook.doctor/1") as {
      isWell: boolean;
      findings: { purpose: string }[];
    };
    expect(isWell).toBe(said.code === 0);
    expect(new Set(findings.map(({ purpose }) => purpose)).size).toBeGreaterThan(2);
  });

  it("tells where the learner stands", async () => {
    const { exercises } = dataOf(await inThisProcess("status", "--json"), "workbook.status/1") as {
      exercises: object[];
    };
    expect(exercises.length).toBeGreaterThan(10);
  });
});
