/** The code of the child process, bundled once from its source when it is first needed. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

let code: Promise<string> | undefined;

/** A script for standard input. */
export function childCode(): Promise<string> {
  code ??= bundled();
  return code;
}

/** Schemas are for the trusted side. The child does not use them, so they are left out: the harness has no side effects. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./child-main.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    keepNames: true,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
