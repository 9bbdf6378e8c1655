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
import { type LoadedModule, modules } from "./modules.ts";
import { overlayOf } from "./overlay.ts";
import { sourceMapComment } from "./source-map.ts";
import { exerciseFolder, solutionFolder, type Target } from "./target.ts";

/** What is to be bundled. */
export interface BundleOptions {
  /** The course's folder. */
  readonly root: string;
  readonly exerciseId: string;
  readonly target: Target;
  /** For a debugger: the code names its sources, and each of the target's own functions may pause at its entry. */
  readonly debug?: boolean;
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
  /** The target's own files by the names that positions have; present in a bundle for a debugger. */
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * Bundles what is given together with the target's files, and puts step counters in.
 *
 * @throws Refusal for a mistake in the target's files: what, where, and what to do
 * @throws Error when there is no such exercise or target, or when a file of the course is at fault
 */
export async function bundleSubmission({ root, exerciseId, target, debug = false }: BundleOptions): Promise<Bundle> {
  const loaded = new Map<string, LoadedModule>();
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
  const { code, map, names } = await bundled(root, plugin);
  const program = parse(code, { ecmaVersion: "latest", allowReturnOutsideFunction: true, locations: true });
  refuseForbidden(program, map);
  const tick = unusedName(code);
  const counted = instrument({ code, program, map, tick, pausable: debug });
  const bundle = { exerciseId, ...counted, tick, hash: hashOf(loaded) };
  return debug ? forDebugger(bundle, root, names, loaded) : bundle;
}

/** @param names the sources as the plugin names them; what the bundler made itself is in no file */
function forDebugger(
  bundle: Bundle,
  root: string,
  names: readonly string[],
  loaded: ReadonlyMap<string, LoadedModule>,
): Bundle {
  const files = names.map((name) => loaded.get(name)?.file ?? join(root, name.replace(":", "/")));
  const own = names.flatMap((name, index) => {
    const source = bundle.map.sources[index];
    return source?.own ? [[source.name, loaded.get(name)?.text ?? ""] as const] : [];
  });
  return { ...bundle, code: bundle.code + sourceMapComment(bundle.map, files), texts: Object.fromEntries(own) };
}

interface Bundled {
  readonly code: string;
  readonly map: BundleMap;
  /** The sources as the plugin names them. */
  readonly names: readonly string[];
}

async function bundled(root: string, plugin: ReturnType<typeof modules>): Promise<Bundled> {
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
  const map = new TraceMap(text(".map"));
  const names = map.sources.map((source) => source ?? "");
  return { code: `"use strict"; ${text(".js")}return __given;`, map: readMap(map, names), names };
}

function readMap(map: TraceMap, names: readonly string[]): BundleMap {
  const sources = names.map((name) => ({ name: shownModule(name), own: /^(submission|reference):/.test(name) }));
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

function hashOf(loaded: ReadonlyMap<string, LoadedModule>): string {
  const hash = createHash("sha256");
  for (const [name, { text }] of [...loaded].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${text.length}\n${text}\n`);
  return hash.digest("hex");
}
