/** The files of a new exercise: the smallest one that can be graded. */

type File = readonly [path: string, text: string];

/** All files of a new exercise and its solution, by path from the root. */
export function scaffold(id: string): File[] {
  return [...exercise(id), ...solution(id)];
}

function exercise(id: string): File[] {
  const at = (path: string) => `exercises/${id}/${path}`;
  return [
    [
      at("package.json"),
      manifest(`@workbook/${id}`, { "#submission/*": "./src/*", "#given/*": "./given/*" }, gradeScript(id), given),
    ],
    [at("tsconfig.json"), tsconfig(["given", "src", "test", "grading"])],
    [at("exercise.json"), description(id)],
    [at("README.md"), lesson(id)],
    [at("given/messages.ts"), messages],
    [at("given/cluster.ts"), cluster(id)],
    [at("starter/node.ts"), node('todo("1a: what do you say first?");', "type Context, todo")],
    [at("src/node.ts"), node('todo("1a: what do you say first?");', "type Context, todo")],
    [at("test/visible.test.ts"), requirement("greeted", 60, "none")],
    [at("grading/hidden.test.ts"), requirement("greeted-late", 40, "{ ...none, timeouts: 1 }")],
  ];
}

function solution(id: string): File[] {
  const at = (path: string) => `solutions/${id}/${path}`;
  const imports = { "#submission/*": "./src/*", "#reference/*": "./src/*", "#given/*": `@workbook/${id}/given/*` };
  return [
    [
      at("package.json"),
      manifest(`@workbook/solution-${id}`, imports, proveScript, undefined, { [`@workbook/${id}`]: "0.1.0" }),
    ],
    [at("tsconfig.json"), tsconfig(["src", "mutants", "variants"])],
    [at("NOTES.md"), `# Notes on ${id}\n\n**Why this shape.**\n\n**Two other shapes.**\n\n**What real systems do.**\n`],
    [at("src/node.ts"), node('this.ctx.emit("hello");', "type Context")],
    [at("mutants/greets-twice.ts"), mutant(id)],
  ];
}

const given = { "./given/*": "./given/*", "./starter/*": "./starter/*" };

const gradeScript = (id: string) => ({
  grade: `tsx ../../packages/workbook/src/main.ts grade ${id.slice(0, 2)}`,
});
const proveScript = { prove: "tsx ../../tools/src/tasks/prove-exercise.ts" };

function manifest(
  name: string,
  imports: Record<string, string>,
  ownScripts: Record<string, string>,
  exports?: Record<string, string>,
  dependencies: Record<string, string> = { "@workbook/properties": "0.1.0" },
): string {
  const all = { ...dependencies, "@workbook/grading": "0.1.0", "@workbook/harness": "0.1.0" };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  const head = { name, version: "0.1.0", private: true, license: "MIT", type: "module", imports };
  return json({
    ...head,
    ...(exports ? { exports } : {}),
    scripts: { check: "tsc -p .", ...ownScripts },
    dependencies: sorted,
  });
}

function tsconfig(include: readonly string[]): string {
  return json({ extends: "../../tsconfig.base.json", compilerOptions: { types: ["node"] }, include });
}

function description(id: string): string {
  const hint = (name: string) => ({ name, levels: ["A question?", "A direction.", "The line."] });
  return json({
    id,
    title: id.slice(3).replaceAll("-", " "),
    subtrack: "Two-Phase Commit",
    concepts: ["2PC"],
    prerequisites: [],
    papers: [],
    minutes: 30,
    expectedLines: 10,
    hints: [hint("first"), hint("second"), hint("third")],
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function lesson(id: string): string {
  const sections = ["A schedule that goes wrong", "The rule", "Your task", "Questions to answer for yourself"];
  const titles = [...sections, "What real systems do", "Where to read on"].map((title) => `## ${title}\n`);
  return `# ${id.slice(3).replaceAll("-", " ")}\n\n${titles.join("\n")}`;
}

const messages = `/** What the nodes say to each other. */

/** A greeting. */
export interface Greeting {
  readonly type: "greeting";
}
`;

function cluster(id: string): string {
  return `/** Who is wired to whom. */
import { type Context, defineCluster } from "@workbook/harness";
import { Greeter } from "#submission/node.ts";

/** One node. */
export const greeting = defineCluster("${id.slice(3)}", (_: Record<string, never>) => ({
  nodes: { greeter: (ctx: Context) => new Greeter(ctx) },
  inFlightCap: 4,
}));
`;
}

function node(body: string, imports: string): string {
  return `/** A node: what it is, what it cites, what it simplifies. */
import ${imports.startsWith("type") && !imports.includes(",") ? "type { Context }" : `{ ${imports} }`} from "@workbook/harness";

/** Greets the world. */
export class Greeter {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onStart(): void {
    ${body}
  }
}
`;
}

function requirement(id: string, points: number, faults: string): string {
  return `/** What is demanded. */
import { requirement } from "@workbook/grading";
import { none, sometimes } from "@workbook/harness";
import { effect, noEffectTwice } from "@workbook/properties";
import { expect } from "vitest";
import { greeting } from "#given/cluster.ts";

requirement("the world is greeted once", { id: "${id}", points: ${points}, hint: "first" }, async ({ explore }) => {
  const result = await explore(greeting({}), {
    network: "multiset",
    faults: ${faults},
    always: [noEffectTwice],
    sometimes: [effect(sometimes, "a greeting", "greeter", "hello")],
  });
  expect(result).toHold();
});
`;
}

function mutant(id: string): string {
  return `/** Says it again, to be sure. */
import type { Mutant } from "@workbook/grading";
import { Greeter as Reference } from "#reference/node.ts";

export const mutant: Mutant = {
  replaces: "node.ts",
  fails: "greeted",
  mistake: "greets twice",
  setting: "${id.slice(3)}; multiset",
};

export class Greeter extends Reference {
  override onStart(): void {
    super.onStart();
    super.onStart();
  }
}
`;
}
