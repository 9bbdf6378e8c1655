/** The code of the child process, bundled once from its source when it is first needed. */
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/** Schemas are for the trusted side: what the child does not use is not loaded there. */
const withoutSideEffects: Plugin = {
  name: "without-side-effects",
  setup(build) {
    build.onResolve({ filter: /^(\.\.?\/|@workbook\/|zod$)/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === "resolved") return undefined;
      const resolved = await build.resolve(path, { kind, resolveDir, pluginData: "resolved" });
      return { ...resolved, sideEffects: false };
    });
  },
};

let code: Promise<string> | undefined;

/** A script for standard input. */
export function childCode(): Promise<string> {
  code ??= bundled();
  return code;
}

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
    plugins: [withoutSideEffects],
  });
  return outputFiles[0]?.text ?? "";
}
