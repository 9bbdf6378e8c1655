/**
 * The protocols that tasks 07 to 09 break and measure are what earlier tasks ask for. In a learner's edition they are disclosed,
 * on purpose, as one file that runs and that nobody reads by chance: bundled and minified, beside its types.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { withoutHiddenPackages } from "./instructors-only.ts";

const folder = "packages/protocols";

/** What a handout discloses of the solutions, and why. */
export const disclosed = `${folder} is one minified file: the protocols of 02, 03 and 06, for 07 to 09 to break and to measure`;

/** Whether a learner's edition has the black box in this file's place. */
export function isInBlackBox(path: string): boolean {
  return path.startsWith(`${folder}/src/`);
}

/** The files that stand in a learner's edition instead, by path. */
export async function blackBoxFiles(root: string): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [join(root, folder, "src/index.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    // Diagrams and fields show the names of classes.
    keepNames: true,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    external: ["@workbook/harness"],
    logLevel: "silent",
  });
  const [code] = outputFiles;
  return {
    [`${folder}/src/index.js`]: `// Commit protocols as black boxes. Write your own before you read these.\n${code!.text}`,
    [`${folder}/src/index.d.ts`]: types(root),
  };
}

/** The manifest of the package in a learner's edition: its one file, and no solution that it was made of. */
export function blackBoxManifest(text: string): string {
  const { devDependencies: _, ...manifest } = JSON.parse(text) as { dependencies: Record<string, string> } & Record<
    string,
    unknown
  >;
  const exports = { ".": { types: "./src/index.d.ts", default: "./src/index.js" } };
  return `${JSON.stringify({ ...manifest, exports, dependencies: withoutHiddenPackages(manifest.dependencies) }, null, 2)}\n`;
}

/** The declarations: what is exported of each file, with its comment. */
function types(root: string): string {
  const src = join(root, folder, "src");
  const texts = readdirSync(src).map((name) => readFileSync(join(src, name), "utf8"));
  const comment = String.raw`\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n`;
  const types = matches(texts, new RegExp(`${comment}export type \\w+ = [^;]*;`, "g"));
  const values = matches(texts, new RegExp(`${comment}export const \\w+: Protocol = `, "g"));
  const declared = values.map((text) =>
    text.replace(/export const (\w+): Protocol = $/, "export declare const $1: Protocol;"),
  );
  return [
    'import type { ClusterDefinition } from "@workbook/harness";',
    ...types.map((text) => text.replace("export type", "export declare type")),
    ...declared,
    "",
  ].join("\n\n");
}

function matches(texts: readonly string[], pattern: RegExp): string[] {
  return texts.flatMap((text) => text.match(pattern) ?? []);
}
