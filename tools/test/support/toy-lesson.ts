/** A workbook of one exercise with one mutant and one demonstration, and what a grade of it leaves behind. */
import type { RequirementRecord } from "@workbook/grading";
import type { Trace } from "@workbook/harness";
import { folderWith } from "./folder.ts";

/** The id of the exercise. */
export const toy = "90-toy";
/** Its lesson. */
export const lesson = `exercises/${toy}/README.md`;

const source = `/** What it is. */
import { first } from "./first.ts";

// Once.
export class Counter {
  count = first;

  /** Counts. */
  up(): void {
    // One more.
    this.count++;

    this.count += \`
\`.length;
  }
}

export const zero = () => 0;
`;

const mutant = `/** Counts twice. */
export const mutant = { replaces: "counter.ts", fails: "R1", mistake: "counts twice", setting: "toy; multiset" };
`;

/** The workbook, with these files in the place of its own or beside them. */
export function toyWorkbook(files: Readonly<Record<string, string>>): string {
  return folderWith({
    [`exercises/${toy}/exercise.json`]: "{}",
    [`solutions/${toy}/src/counter.ts`]: source,
    [`solutions/${toy}/mutants/counts-twice.ts`]: mutant,
    [`exercises/${toy}/grading/demonstrations/counts-for-ever.test.ts`]: "",
    ...files,
  });
}

const run: Trace = {
  schema: "workbook.trace/1",
  cluster: { name: "toy", params: {} },
  network: "multiset",
  crashCuts: "effects",
  nodes: ["a"],
  messages: [],
  steps: [
    { choice: { kind: "start", node: "a" }, node: "a", effects: [], sent: [], lost: [], printed: [] },
    { choice: { kind: "crash", node: "a", survivors: 0 }, node: "a", effects: [], sent: [], lost: [], printed: [] },
  ],
  violation: { property: "once", sentence: "it counted [twice]", step: 1 },
};

/** What a passed requirement leaves behind. */
export const passed: RequirementRecord = {
  id: "R1",
  title: "it counts once",
  points: 60,
  outOf: 60,
  visibility: "public",
  status: "passed",
  message: "",
  trace: "",
  coverage: "",
  exercise: toy,
  target: "solution",
  states: 1200,
  transitions: 3000,
  executions: 40,
  elapsedMs: 1,
  hint: "",
  complete: true,
  steps: 0,
  notes: [],
};

/** What a grade of everything leaves behind. */
export const records: readonly RequirementRecord[] = [
  passed,
  { ...passed, id: "R2", states: 34, points: 40, outOf: 40 },
  { ...passed, target: "mutant:counts-twice", status: "failed", points: 0, steps: 1, run },
  { ...passed, target: "solution:counts-for-ever", id: "counts-for-ever", status: "failed", points: 0, steps: 2, run },
];
