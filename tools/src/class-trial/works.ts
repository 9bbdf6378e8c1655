/** Works whose verdict is known beforehand, as students could hand them in: each a folder of sources. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readMutants, readVariants } from "@workbook/grading";
import { attacks } from "./attacks.ts";
import { sourcesIn } from "./sources.ts";

/** What has to come of a work. */
export type Expected =
  /** All points. */
  | { readonly kind: "full" }
  /** No point, and nothing that was begun. */
  | { readonly kind: "not-started" }
  /** This requirement fails. */
  | { readonly kind: "fails"; readonly requirement: string }
  /** No point at all. */
  | { readonly kind: "nothing" }
  /** All points, or no verdict: whatever else it does has changed nothing. */
  | { readonly kind: "full-or-refused" };

/** A work. */
export interface Work {
  /** `mutant:forgets-votes`. */
  readonly name: string;
  /** Text by path below `src`. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Expected;
}

/** All works for a task. */
export function worksFor(root: string, task: string): Work[] {
  const reference = sourcesIn(join(root, "solutions", task, "src"));
  const starter = sourcesIn(join(root, "exercises", task, "starter"));
  const own = readMutants(root, task).map(({ name, instead, fails }): Work => {
    return {
      name: `mutant:${name}`,
      files: standalone(reference, instead),
      expected: { kind: "fails", requirement: fails },
    };
  });
  const unusual = readVariants(root, task).map(({ name, instead }): Work => {
    return { name: `variant:${name}`, files: standalone(reference, instead), expected: { kind: "full" } };
  });
  return [
    { name: "reference", files: reference, expected: { kind: "full" } },
    { name: "starter", files: starter, expected: { kind: "not-started" } },
    ...unusual,
    ...own,
    ...broken(reference),
    ...attacks(reference),
  ];
}

/** A file of the course that builds on the reference, with the reference beside it. */
function standalone(
  reference: Readonly<Record<string, string>>,
  instead: Readonly<Record<string, string>>,
): Record<string, string> {
  const beside = Object.entries(reference).map(([path, text]) => [`reference/${path}`, text]);
  const replacing = Object.entries(instead).map(([path, file]) => [path, below(path, readFileSync(file, "utf8"))]);
  return { ...reference, ...Object.fromEntries(beside), ...Object.fromEntries(replacing) };
}

function below(path: string, text: string): string {
  const up = "../".repeat(path.split("/").length - 1) || "./";
  return text.replaceAll('"#reference/', `"${up}reference/`);
}

/** Mistakes of hands and not of heads. */
function broken(reference: Readonly<Record<string, string>>): Work[] {
  const [first = "", ...rest] = Object.keys(reference);
  const nothing = { kind: "nothing" } as const;
  const { [first]: text = "", ...others } = reference;
  return [
    { name: "broken:syntax", files: { ...reference, [first]: `${text}\nclass {` }, expected: nothing },
    { name: "broken:no-file", files: others, expected: nothing },
    { name: "broken:no-export", files: { ...reference, [first]: text.replaceAll("export ", "") }, expected: nothing },
    {
      name: "broken:throws",
      files: { ...reference, [first]: `throw new Error("not today");\n${text}` },
      expected: nothing,
    },
    { name: "broken:imports", files: { ...reference, [first]: `import "node:fs";\n${text}` }, expected: nothing },
    ...(rest.length > 0 ? [{ name: "broken:empty", files: { [first]: "" }, expected: nothing }] : []),
  ];
}
