/** Which file an import of a submission means, as a plugin of the bundler. Nothing outside the exercise is reached. */
import { readFileSync } from "node:fs";
import { dirname, extname, join, posix, relative, sep } from "node:path";
import type { OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from "esbuild";
import { harnessModule, harnessName } from "./harness-module.ts";
import { findInOverlay, type Layer } from "./overlay.ts";
import { loaders } from "./sources.ts";
import { isFile, type Target } from "./target.ts";

/** What the modules of a bundle are taken from. */
export interface ModuleOptions {
  readonly root: string;
  /** The exercise's `given` folder. */
  readonly given: string;
  /** The solution's `src`, which mutants and variants may build on. */
  readonly reference: string;
  readonly layers: readonly Layer[];
  readonly target: Target;
}

/** What is known of a module besides the name that positions in it have. */
interface Module {
  readonly file: string;
  /** Its path in its own folder, from which its relative imports are counted. */
  readonly path: string;
}

/** A module that a bundle was made of. */
export interface LoadedModule {
  readonly file: string;
  readonly text: string;
}

const actThroughContext = "a node acts through ctx alone";

/**
 * Resolves and loads the modules of one target.
 *
 * @param loaded is filled with each module, by a name that is the same on every machine
 */
export function modules(options: ModuleOptions, loaded: Map<string, LoadedModule>): Plugin {
  return {
    name: "submission",
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolveImport(options, args));
      build.onLoad({ filter: /.*/, namespace: "harness" }, () => ({
        contents: `export const { ${Object.keys(harnessModule).join(", ")} } = ${harnessName};`,
      }));
      for (const namespace of ["submission", "given", "reference"])
        build.onLoad({ filter: /.*/, namespace }, ({ path, pluginData }) => {
          const module = pluginData as Module;
          return { ...load(`${namespace}:${path}`, module, loaded), resolveDir: dirname(module.file) };
        });
      build.onLoad({ filter: /.*/, namespace: "file" }, ({ path: file }) => {
        const path = relative(options.root, file).split(sep).join("/");
        return { ...load(path, { file, path }, loaded), resolveDir: dirname(file) };
      });
    },
  };
}

function load(name: string, module: Module, loaded: Map<string, LoadedModule>): OnLoadResult {
  const contents = readFileSync(module.file, "utf8").replaceAll("\r\n", "\n");
  loaded.set(name, { file: module.file, text: contents });
  return { contents, loader: loaders[extname(module.file)] ?? "ts", pluginData: module };
}

function resolveImport(options: ModuleOptions, args: OnResolveArgs): OnResolveResult | undefined {
  const { path: name, kind, namespace } = args;
  if (kind === "entry-point") return given(options, "cluster.ts");
  if (name === "@workbook/harness") return { path: name, namespace: "harness" };
  if (namespace === "file") return undefined;
  if (kind === "dynamic-import")
    return refused(`imports ${quoted(name)} while it runs; import it at the top of the file`);
  if (kind !== "import-statement") return refused(`calls require; write import … from ${quoted(name)} instead`);
  if (name.startsWith("#submission/")) return fromOverlay(options, args, name.slice("#submission/".length));
  if (name.startsWith("#given/")) return given(options, posix.normalize(name.slice("#given/".length)), name);
  if (name.startsWith("#reference/")) return fromReference(options, args, name.slice("#reference/".length));
  if (name.startsWith("./") || name.startsWith("../")) return fromNeighbour(options, args);
  if (namespace === "given" && name.startsWith("@workbook/")) return undefined;
  const outside = name.startsWith("/") || name.startsWith("file:");
  return outside ? isOutside(name) : refused(`imports ${quoted(name)}; ${actThroughContext}`);
}

/** A relative import, counted from the place in the submission that the importing file takes. */
function fromNeighbour(options: ModuleOptions, args: OnResolveArgs): OnResolveResult {
  const path = posix.join(posix.dirname((args.pluginData as Module).path), args.path);
  if (path.startsWith("..")) return isOutside(args.path);
  return args.namespace === "given" ? given(options, path, args.path) : fromOverlay(options, args, path);
}

function fromOverlay({ layers }: ModuleOptions, args: OnResolveArgs, name: string): OnResolveResult {
  const path = posix.normalize(name);
  if (path.startsWith("..")) return isOutside(args.path);
  const found = findInOverlay(layers, path);
  if (found) return { path: found.shown, namespace: "submission", pluginData: { file: found.file, path } };
  if (args.namespace === "given") return missing(path);
  const meant = findInOverlay(layers, `${path}.ts`) ? `write ${quoted(`${args.path}.ts`)}` : "create it, or correct it";
  return refused(`imports ${quoted(args.path)}, which is not in your submission; ${meant}`);
}

/** A file of the solution. It is the overlay's own module, loaded once, unless the overlay replaces it. */
function fromReference(options: ModuleOptions, args: OnResolveArgs, name: string): OnResolveResult {
  const path = posix.normalize(name);
  const { kind } = options.target;
  if (kind === "submission" || kind === "starter")
    return refused(`imports ${quoted(args.path)}; a submission cannot build on the solution: write it yourself`);
  const file = join(options.reference, path);
  if (path.startsWith("..") || !isFile(file))
    return refused(`imports ${quoted(args.path)}, which the solution does not have; correct the name`);
  if (findInOverlay(options.layers, path)?.file === file) return fromOverlay(options, args, path);
  return { path, namespace: "reference", pluginData: { file, path } };
}

function given(options: ModuleOptions, path: string, name = path): OnResolveResult {
  const file = join(options.given, path);
  if (!path.startsWith("..") && isFile(file)) return { path, namespace: "given", pluginData: { file, path } };
  return refused(`imports ${quoted(name)}, which this exercise does not give; its README names what is given`);
}

function isOutside(name: string): OnResolveResult {
  const inside = '"./…" for your own files, "#given/…" for what is given';
  return refused(`imports ${quoted(name)}, which is outside your submission; import ${inside}`);
}

/** What the plugin adds to an error, for whoever puts it in a sentence. */
export interface ModuleFault {
  /** The path of a file that the exercise needs and the submission does not have. */
  readonly missing?: string;
}

function refused(text: string): OnResolveResult {
  return { errors: [{ text, detail: {} satisfies ModuleFault }] };
}

function missing(path: string): OnResolveResult {
  return { errors: [{ text: `${path} is missing`, detail: { missing: path } satisfies ModuleFault }] };
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
