/** Code that is after the grader instead of the task. */

/** One attack. */
export interface Attack {
  readonly name: string;
  /** What it is after. */
  readonly tries: string;
  /** Statements. `leak(value)` says what was found; `$FILE`, `$OUT`, `$PORT` and `$PID` stand for what must not be reached. */
  readonly code: string;
  /** Where it has to stand: among imports, else wherever statements may. */
  readonly asImport?: boolean;
}

/** What must not be reached. */
export interface Canaries {
  /** A file that holds `secret`. */
  readonly file: string;
  readonly secret: string;
  /** A file that is not there. */
  readonly out: string;
  /** A port of this machine where somebody listens. */
  readonly port: number;
  /** The grader's process. */
  readonly pid: number;
}

/** Says what it has found in every way that there is: prints it, and keeps it where a step's end shows it. */
const leaking = `const leak = (value) => { console.log("found", value); };\n`;

/** A source with an attack in it: run when the file is loaded, or before each message is handled. */
export function withAttack(text: string, attack: Attack, when: "load" | "message", canaries: Canaries): string {
  const code = attack.code
    .replaceAll("$FILE", canaries.file)
    .replaceAll("$OUT", canaries.out)
    .replaceAll("$PORT", String(canaries.port))
    .replaceAll("$PID", String(canaries.pid));
  if (attack.asImport) return `// @ts-nocheck\n${code}\n${leaking}${text}`;
  // It hides what goes wrong: a refusal has to be noticed all the same.
  const hidden = `try { ${code} } catch {}`;
  if (when === "load") return `// @ts-nocheck\n${text}\n${leaking}${hidden}\n`;
  const handler = /(\n {2}(?:async )?on[A-Z]\w*\([^)]*\)[^{]*\{)/g;
  return `// @ts-nocheck\n${text.replace(handler, (head) => `${head}\n    ${hidden}\n`)}\n${leaking}`;
}
