/** What the bundler complains about, in one sentence for whoever wrote the code. */
import { Refusal } from "@workbook/harness";
import type { BuildFailure, Message } from "esbuild";
import { harnessModule } from "./harness-module.ts";
import type { ModuleFault } from "./modules.ts";
import { listOf } from "./target.ts";

/**
 * The first of a build's complaints, in the order of files and lines, so that it is always the same one.
 *
 * @returns a Refusal for the submission's mistakes, an Error for those of the course
 */
export function faultOf({ errors }: BuildFailure): Error {
  const [first] = [...errors].sort(
    (a, b) =>
      (a.location?.file ?? "").localeCompare(b.location?.file ?? "", "en") ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0),
  );
  if (!first) return new Error("the submission could not be bundled, and the bundler did not say why");
  return sentenceOf(first);
}

/** How positions name a module: `submission:coordinator.ts` is `coordinator.ts`, `given:cluster.ts` `given/cluster.ts`. */
export function shownModule(name: string): string {
  return name.replace(/^submission:/, "").replace(/^(given|reference):/, "$1/");
}

const noExport = [
  /^No matching export in "(?<file>.+)" for import "(?<name>.+)"$/,
  /^Import "(?<name>.+)" will always be undefined because (?:the file|there is no matching export in) "(?<file>.+?)"/,
];

function sentenceOf(message: Message): Error {
  const detail = message.detail as ModuleFault | undefined;
  const { file: module = "", line = 1 } = message.location ?? {};
  const file = shownModule(module);
  if (detail?.missing !== undefined) {
    const sentence = `${detail.missing} is missing; ${file} imports it: create it in your submission`;
    return new Refusal("import", sentence);
  }
  for (const pattern of noExport) {
    const found = pattern.exec(message.text)?.groups;
    if (found) return notExported(module, line, found["file"] ?? "", found["name"] ?? "");
  }
  if (detail !== undefined) return ofAuthor(module, "import", `${file}:${line} ${message.text}`);
  const sentence = `${file}:${line}:${columnOf(message)}: ${syntaxSentence(message.text)}`;
  return ofAuthor(module, "syntax", sentence);
}

function notExported(importer: string, line: number, exporter: string, name: string): Error {
  const what = name === "default" ? "have a default export" : `export ${name}`;
  if (exporter.startsWith("harness:")) {
    const offered = listOf(Object.keys(harnessModule));
    const sentence = `${shownModule(importer)}:${line} imports ${name} from "@workbook/harness"`;
    return ofAuthor(importer, "import", `${sentence}, which offers protocols only its types and ${offered}`);
  }
  if (importer.startsWith("given:"))
    return ofAuthor(
      exporter,
      "import",
      `${shownModule(exporter)} does not ${what}; ${shownModule(importer)} imports it from there`,
    );
  const sentence = `${shownModule(importer)}:${line} imports ${name} from ${shownModule(exporter)}`;
  return ofAuthor(importer, "import", `${sentence}, which does not ${what}; correct the name, or export it there`);
}

function ofAuthor(module: string, rule: "import" | "syntax", sentence: string): Error {
  if (/^(submission|reference):/.test(module)) return new Refusal(rule, sentence);
  return new Error(`${sentence} (this is a file of the course: restore it)`);
}

function syntaxSentence(text: string): string {
  if (text.startsWith("Top-level await"))
    return "await stands outside a function; a module is evaluated at once, so await inside a handler";
  return `${text.replace(/\s+/g, " ")}; correct the syntax`;
}

/** Columns as editors count them, from 1 and in characters; the bundler counts bytes. */
function columnOf({ location }: Message): number {
  if (!location) return 1;
  return Buffer.from(location.lineText).subarray(0, location.column).toString().length + 1;
}
