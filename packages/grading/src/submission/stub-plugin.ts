/**
 * Keeps learner code out of the process that judges it: there, an import of `#submission/…` finds placeholders of the
 * names that are imported, and nothing behind them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { parse } from "acorn";
import { transformSync } from "esbuild";
import { sourcesIn } from "./sources.ts";
import { findRoot, isFolder } from "./target.ts";

/** What Vite needs to see of a plugin. */
export interface StubPlugin {
  readonly name: string;
  readonly enforce: "pre";
  resolveId(source: string, importer?: string): string | undefined;
  load(this: { addWatchFile?: (file: string) => void } | undefined, id: string): string | undefined;
}

const prefix = "\0submission-stub:";

/**
 * A Vite plugin that resolves `#submission/…` to placeholders. When a file of the submission changes, the tests that
 * import it run again.
 *
 * @param folders where the submissions to an exercise are, besides its own `src`
 */
export function submissionStubs(folders: (exerciseId: string) => readonly string[] = () => []): StubPlugin {
  return {
    name: "submission-stubs",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.startsWith("#submission/") || importer === undefined) return undefined;
      const file = importer.replace(/[?#].*$/, "");
      return `${prefix}${JSON.stringify([source, exerciseOf(file), file])}`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const [source, exercise, importer] = JSON.parse(id.slice(prefix.length)) as [string, string, string];
      // All files of a submission: those that its modules import are part of it, too.
      for (const folder of [join(exercise, "src"), ...folders(basename(exercise))].filter(isFolder))
        for (const path of sourcesIn(folder)) this?.addWatchFile?.(join(folder, path));
      const files = [...new Set([...givenFiles(exercise), importer])];
      return stubOf(new Set(files.flatMap((file) => importedNames(file, source))));
    },
  };
}

/** The folder of the exercise that a file belongs to, be it the exercise's own or its solution's. */
function exerciseOf(file: string): string {
  const root = findRoot(join(file, ".."));
  const [, id = ""] = relative(root, file).split(sep);
  return join(root, "exercises", id);
}

function givenFiles(exercise: string): string[] {
  const folder = join(exercise, "given");
  if (!isFolder(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return names.map((name) => join(folder, name));
}

/** The names that a file imports as values from a module. Types are erased first. */
function importedNames(file: string, source: string): string[] {
  const text = readFileSync(file, "utf8");
  if (!text.includes(source)) return [];
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  const { code } = transformSync(text, { loader: "ts", target: "es2023", logLevel: "silent", tsconfigRaw });
  const names: string[] = [];
  for (const statement of parse(code, { ecmaVersion: "latest", sourceType: "module" }).body) {
    if (statement.type !== "ImportDeclaration" && statement.type !== "ExportNamedDeclaration") continue;
    if (statement.source?.value !== source) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ImportDefaultSpecifier") names.push("default");
      if (specifier.type === "ImportSpecifier") names.push(nameIn(specifier.imported));
      if (specifier.type === "ExportSpecifier") names.push(nameIn(specifier.local));
    }
  }
  return names;
}

function nameIn(node: { type: "Identifier"; name: string } | { type: "Literal"; value?: unknown }): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}

/** Placeholders that can be extended and named, but neither called nor made. */
function stubOf(names: ReadonlySet<string>): string {
  const placeholders = [...names].map((name, index) => {
    const body = `throw new Error(${JSON.stringify(`${name} is a placeholder: a submission runs only in an executor`)})`;
    return `function stub${index}() { ${body}; }\nexport { stub${index} as ${JSON.stringify(name)} };`;
  });
  return `${placeholders.join("\n")}\nexport {};\n`;
}
