/**
 * The types of all workspaces, in one process. The workspaces read each other's sources, so a compiler for each of them
 * would read and check the same files again and again; here each file is checked once, in the workspace that it belongs to.
 */
import { join, relative, sep } from "node:path";
import ts from "typescript";
import type { Fact } from "./fact.ts";
import { typedFolders, workspacesOf } from "./tasks/workspaces.ts";

/** One `tsconfig.json`, read. */
interface Configuration {
  readonly workspace: string;
  readonly files: readonly string[];
  readonly options: ts.CompilerOptions;
  readonly errors: readonly ts.Diagnostic[];
}

/**
 * Checks types.
 * @param concerns whether somebody asked about a workspace, by its folder
 */
export async function checkTypes(
  root: string,
  concerns: (folder: string) => boolean,
  onProgress: (text: string) => void = () => {},
): Promise<Fact[]> {
  const configurations = configurationsIn(root).filter(({ workspace }) => concerns(workspace));
  const complaints = new Map(configurations.map(({ workspace }) => [workspace, new Set<string>()]));
  for (const alike of groupsOf(configurations)) {
    onProgress(`types of ${alike.map(({ workspace }) => workspace).join(", ")}`);
    // The line of progress is shown before the compiler, which never yields, takes over.
    await new Promise((resolve) => setImmediate(resolve));
    for (const [workspace, complaint] of complaintsAbout(root, alike)) complaints.get(workspace)?.add(complaint);
  }
  return [...complaints].map(([workspace, found]) => {
    const name = `the types of ${workspace} fit`;
    return found.size === 0 ? { name, ok: true } : { name, ok: false, detail: [...found].join("\n") };
  });
}

function configurationsIn(root: string): Configuration[] {
  return workspacesOf(root).flatMap(({ folder }) =>
    typedFolders(join(root, folder)).map((place) => read(root, folder, join(place, "tsconfig.json"))),
  );
}

function read(root: string, workspace: string, path: string): Configuration {
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, join(path, ".."), undefined, path);
  const { configFilePath: _, ...options } = parsed.options;
  const configFilePath = join(root, "tsconfig.base.json");
  const errors = [...(error ? [error] : []), ...parsed.errors];
  return { workspace, files: parsed.fileNames, options: { ...options, configFilePath }, errors };
}

/** Configurations with the same options make one program. */
function groupsOf(configurations: readonly Configuration[]): Configuration[][] {
  const groups = new Map<string, Configuration[]>();
  for (const configuration of configurations) {
    const key = JSON.stringify(configuration.options);
    groups.set(key, [...(groups.get(key) ?? []), configuration]);
  }
  return [...groups.values()];
}

/** What is wrong, by workspace, with paths from the root. */
function complaintsAbout(root: string, alike: readonly Configuration[]): [workspace: string, complaint: string][] {
  const ownerOf = new Map(alike.flatMap(({ workspace, files }) => files.map((file) => [file, workspace] as const)));
  const program = ts.createProgram([...ownerOf.keys()], alike[0]!.options);
  const everywhere = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  const complaints = alike.flatMap(({ workspace, errors }) =>
    [...errors, ...everywhere].map((found): [string, string] => [workspace, spelled(root, found)]),
  );
  for (const [file, workspace] of ownerOf) {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    for (const each of found) complaints.push([workspace, spelled(root, each)]);
  }
  return complaints;
}

function spelled(root: string, { file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) return message;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName).split(sep).join("/")}:${line + 1}:${character + 1}: ${message}`;
}
