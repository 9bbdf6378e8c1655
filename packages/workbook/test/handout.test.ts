/** What learners are given, judged by content: no line that stands only in hidden files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blackBoxFiles, blackBoxManifest } from "../src/handout/black-boxes.ts";
import { courseFiles, isForLearners, learnerLock, learnerManifest } from "../src/handout/learner-edition.ts";
import { root } from "../src/place.ts";

const files = courseFiles(root);
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const isText = (path: string) => /\.(ts|md|json)$/.test(path) && path !== "package-lock.json";

/** Passages of a file: so many lines together are no coincidence. Imports say nothing of a solution. */
function passagesOf(path: string): string[] {
  const lines = textOf(path)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("import ") && !line.startsWith("*"));
  return lines
    .map((_, index) => lines.slice(index, index + 4).join("\n"))
    .filter((passage) => passage.split("\n").length === 4 && passage.length >= 120);
}

describe("a handout", () => {
  it("holds no file of a solution, and no hidden requirement", () => {
    const hidden = files.filter((path) => !isForLearners(path));
    expect(hidden.some((path) => path.startsWith("solutions/01-two-phase-commit/src/"))).toBe(true);
    expect(hidden.some((path) => path.startsWith("exercises/01-two-phase-commit/grading/"))).toBe(true);
    expect(files.filter(isForLearners).filter((path) => /solutions\/|\/grading\/hidden/.test(path))).toEqual([]);
  });

  it("holds no passage of a hidden requirement or of a reference, but for what its own starter gives", () => {
    const shown = files.filter(isForLearners).filter(isText);
    const hidden = files.filter((path) => /^(exercises\/[^/]+\/grading|solutions\/[^/]+\/src)\/.*\.ts$/.test(path));
    const disclosed = hidden.filter((path) => {
      const own = `exercises/${path.split("/")[1]}/`;
      const given = shown.filter((file) => file.startsWith(own) && file.endsWith(".ts"));
      const elsewhere = new Set(shown.filter((file) => !given.includes(file)).flatMap(passagesOf));
      const known = new Set(given.flatMap(passagesOf));
      return passagesOf(path).some((passage) => elsewhere.has(passage) && !known.has(passage));
    });
    expect(hidden.flatMap(passagesOf).length).toBeGreaterThan(0);
    expect(disclosed).toEqual([]);
  });

  it("holds the protocols that tasks compare as one file that runs, with the types of all that it exports", async () => {
    const box = await blackBoxFiles(root);
    const code = box["packages/protocols/src/index.js"]!;
    const declared = [...box["packages/protocols/src/index.d.ts"]!.matchAll(/declare const (\w+): Protocol;/g)];
    const exported = [.../export\s*\{([^}]*)\}/.exec(code)![1]!.matchAll(/(\w+)(?:,|$)/g)];
    const names = (found: RegExpMatchArray[]) => found.map(([, name]) => name).sort();
    expect(names(declared)).toEqual(names(exported));
    expect(names(declared)).toContain("threePhaseCommit");
    expect(files.filter(isForLearners).filter((path) => path.startsWith("packages/protocols/"))).toEqual([
      "packages/protocols/package.json",
      "packages/protocols/tsconfig.json",
    ]);
    expect(blackBoxManifest(textOf("packages/protocols/package.json"))).not.toContain("solution");
  });

  it("its package.json and lock file know no solution", () => {
    expect(learnerManifest(textOf("package.json"))).not.toContain("solutions");
    const lock = learnerLock(textOf("package-lock.json"));
    expect(lock).not.toContain("solution");
    expect(lock).toContain("exercises/01-two-phase-commit");
  });
});
