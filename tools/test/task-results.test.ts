import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherResults, type ResultTask, tasksNamed } from "../src/task-results.ts";
import type { Result } from "../src/tasks/result.ts";
import { folderWith, read } from "./support/folder.ts";

const turbo = JSON.stringify({
  cacheDir: ".turbo/cache",
  globalEnv: ["WORKBOOK_NODE"],
  tasks: {
    test: { inputs: ["$TURBO_DEFAULT$", "!runs", "!.workbook/**", "!.turbo/**"], outputs: [".workbook/test.json"] },
    prove: { cache: false },
  },
});
const manifest = JSON.stringify({
  name: "toy",
  private: true,
  packageManager: "npm@11.19.1",
  workspaces: ["packages/*"],
});
const lock = JSON.stringify({ name: "toy", lockfileVersion: 3, requires: true, packages: {} });

/** A workspace whose task notes that it ran, runs this code, and ends with this code. */
function workspace(name: string, work: string, code: number, task = "test"): Record<string, string> {
  const script = `import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
appendFileSync("runs", "x");
const leave = (passed, failed) => {
  mkdirSync(".workbook", { recursive: true });
  const facts = failed ? [{ name: "it holds", ok: false, detail: "no" }] : [];
  writeFileSync(".workbook/${task}.json", JSON.stringify({ schema: "workbook.result/1", passed, failed, facts, records: [] }));
  console.log(passed + " passed, " + failed + " failed");
};
${work}
process.exitCode = ${code};
`;
  const own = { name: `@toy/${name}`, version: "1.0.0", scripts: { [task]: "node task.mjs" } };
  return { [`packages/${name}/package.json`]: JSON.stringify(own), [`packages/${name}/task.mjs`]: script };
}

/** A project of three workspaces: one passes, one fails, one ends without a word. */
const project = () =>
  folderWith({
    "package.json": manifest,
    "package-lock.json": lock,
    "turbo.json": turbo,
    ".gitignore": ".workbook/\n.turbo/\n",
    ...workspace("good", "leave(3, 0);", 0),
    ...workspace("bad", "leave(1, 1);", 1),
    ...workspace("lost", 'console.log("out of memory");', 1),
  });

async function gather(root: string): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {};
  await gatherResults(root, tasksNamed(root, "test"), ({ workspace: { folder } }, result) => {
    results[folder] = result;
  });
  return results;
}

describe("results of tasks", () => {
  it("are those that the tasks left; a task that left none has failed, with what it said last", async () => {
    const results = await gather(project());
    expect(results["packages/good"]).toMatchObject({ passed: 3, failed: 0 });
    expect(results["packages/bad"]).toMatchObject({ passed: 1, failed: 1, facts: [{ ok: false, detail: "no" }] });
    expect(results["packages/lost"]).toMatchObject({ passed: 0, failed: 1, facts: [{ ok: false }] });
    expect(results["packages/lost"]?.facts[0]?.detail).toContain("out of memory");
  });

  it("are remembered when nothing changed, unless the task failed", async () => {
    const root = project();
    const first = await gather(root);
    expect(await gather(root)).toMatchObject({
      "packages/good": first["packages/good"],
      "packages/bad": { failed: 1 },
    });
    expect(["good", "bad", "lost"].map((name) => read(root, `packages/${name}/runs`))).toEqual(["x", "xx", "xx"]);
  });

  it("of several names come from one run, which runs no other task", async () => {
    const root = folderWith({
      "package.json": manifest,
      "package-lock.json": lock,
      "turbo.json": turbo,
      ...workspace("tested", "leave(2, 0);", 0),
      ...workspace("left", "leave(5, 0);", 0),
      ...workspace("proved", "leave(3, 0);", 0, "prove"),
    });
    const tests = tasksNamed(root, "test").filter(({ workspace: { folder } }) => folder !== "packages/left");
    const found: [ResultTask["task"], number][] = [];
    await gatherResults(root, [...tests, ...tasksNamed(root, "prove")], ({ task }, { passed }) => {
      found.push([task, passed]);
    });
    expect(new Map(found)).toEqual(
      new Map([
        ["test", 2],
        ["prove", 3],
      ]),
    );
    expect(existsSync(join(root, "packages/left/runs"))).toBe(false);
  });

  it("of an earlier run are not taken for those of this one", async () => {
    const root = folderWith({
      "package.json": manifest,
      "package-lock.json": lock,
      "turbo.json": turbo,
      ...workspace("lost", "", 1),
      "packages/lost/.workbook/test.json": JSON.stringify({
        schema: "workbook.result/1",
        passed: 9,
        failed: 0,
        facts: [],
        records: [],
      }),
    });
    expect(await gather(root)).toMatchObject({ "packages/lost": { passed: 0, failed: 1 } });
  });
});
