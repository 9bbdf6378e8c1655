/** A submission as one piece of code that can be evaluated anywhere and as often as wanted. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { decodedMappings, TraceMap } from "@jridgewell/trace-mapping";
import { parse } from "acorn";
import { type BuildFailure, build } from "esbuild";
import { faultOf, shownModule } from "./build-fault.ts";
import type { BundleMap, Segment } from "./bundle-map.ts";
import { refuseForbidden } from "./forbidden.ts";
import { instrument } from "./instrument.ts";
import { modules } from "./modules.ts";
import { overlayOf } from "./overlay.ts";
import { exerciseFolder, solutionFolder, type Target } from "./target.ts";

/** What is to be bundled. */
export interface BundleOptions {
  /** The course's folder. */
  readonly root: string;
  readonly exerciseId: string;
  readonly target: Target;
}

/** A bundle: plain data, so that it can be sent to another process. */
export interface Bundle {
  readonly exerciseId: string;
  /** A function's body that returns what `given/cluster.ts` exports. */
  readonly code: string;
  readonly map: BundleMap;
  /** The name under which the code calls its step counter. */
  readonly tick: string;
  /** Of the sources that it was made of; the same on every machine. */
  readonly hash: string;
}

/**
 * Bundles what is given together with the target's files, and puts step counters in.
 *
 * @throws Refusal for a mistake in the target's files: what, where, and what to do
 * @throws Error when there is no such exercise or target, or when a file of the course is at fault
 */
export async function bundleSubmission({ root, exerciseId, target }: BundleOptions): Promise<Bundle> {
  const loaded = new Map<string, string>();
  const plugin = modules(
    {
      root,
      target,
      given: join(exerciseFolder(root, exerciseId), "given"),
      reference: join(solutionFolder(root, exerciseId), "src"),
      layers: overlayOf(root, exerciseId, target),
    },
    loaded,
  );
  const { code, map } = await bundled(root, plugin);
  const program = parse(code, { ecmaVersion: "latest", allowReturnOutsideFunction: true, locations: true });
  refuseForbidden(program, map);
  const tick = unusedName(code);
  return { exerciseId, ...instrument(code, program, map, tick), tick, hash: hashOf(loaded) };
}

async function bundled(root: string, plugin: ReturnType<typeof modules>): Promise<{ code: string; map: BundleMap }> {
  const { outputFiles } = await build({
    entryPoints: ["given"],
    absWorkingDir: root,
    bundle: true,
    write: false,
    outfile: "bundle.js",
    sourcemap: "external",
    sourcesContent: false,
    format: "iife",
    globalName: "__given",
    platform: "neutral",
    target: "es2023",
    charset: "utf8",
    // Classes keep their names, which sentences and fields show.
    keepNames: true,
    logLevel: "silent",
    logOverride: { "import-is-undefined": "error" },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    plugins: [plugin],
  }).catch((failure: BuildFailure) => {
    throw "errors" in failure ? faultOf(failure) : failure;
  });
  const text = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? "";
  return { code: `"use strict"; ${text(".js")}return __given;`, map: readMap(text(".map")) };
}

function readMap(text: string): BundleMap {
  const map = new TraceMap(text);
  const sources = map.sources.map((source) => ({
    name: shownModule(source ?? ""),
    own: /^(submission|reference):/.test(source ?? ""),
  }));
  const mappings = decodedMappings(map).map((line) =>
    line.map((segment): Segment => (segment.length === 1 ? [segment[0]] : [segment[0], ...placeIn(segment)])),
  );
  return { sources, mappings };
}

/** Source, line and column; the name that may follow them takes part in no position. */
function placeIn([, source, line, at]: readonly [number, number, number, number, ...number[]]) {
  return [source, line, at] as const;
}

/** A name for the counter that the code uses nowhere. */
function unusedName(code: string): string {
  let name = "__tick";
  while (code.includes(name)) name += "_";
  return name;
}

function hashOf(loaded: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [name, text] of [...loaded].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${text.length}\n${text}\n`);
  return hash.digest("hex");
}
