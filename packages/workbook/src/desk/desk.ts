/** The desk in a terminal: the first screen, and what its keys do, until the learner leaves. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createPrompt, ExitPromptError, useKeypress } from "@inquirer/core";
import open from "open";
import { dim } from "../paint.ts";
import { root } from "../place.ts";
import type { Addresses } from "./addresses.ts";
import { courseOf } from "./course.ts";
import { hints } from "./hints.ts";
import { type Choice, home } from "./home.ts";

/** The words of the command line that an action stands for. */
const words: Partial<Record<Choice["action"], (number: string) => string[]>> = {
  grade: (number) => ["grade", number],
  watch: (number) => ["grade", number, "--watch"],
  diff: (number) => ["diff", number],
  reference: (number) => ["diff", number, "--show-me"],
  reset: (number) => ["reset", number],
};

/**
 * Keeps the desk until the learner leaves it.
 * @param signal ends it from outside
 */
export async function desk(addresses: Addresses, signal: AbortSignal): Promise<void> {
  // Ctrl-C ends what was started from the desk, and not the desk.
  process.on("SIGINT", () => {});
  let selected: string | undefined;
  try {
    for (;;) {
      const choice = await home({ course: courseOf(root), selected, addresses }, { signal, clearPromptOnDone: true });
      if (choice.action === "quit") return;
      selected = choice.exercise.id;
      await carryOut(choice, addresses, signal);
    }
  } catch (error) {
    const wasEnded = signal.aborted || error instanceof ExitPromptError;
    if (!wasEnded) throw error;
  }
}

async function carryOut({ action, exercise }: Choice, addresses: Addresses, signal: AbortSignal): Promise<void> {
  const context = { signal, clearPromptOnDone: true };
  if (action === "hint") return void (await hints({ exercise: exercise.id, seen: exercise.hints }, context));
  if (action === "lesson")
    await show(
      addresses.of("Course site") && `${addresses.of("Course site")}exercises/${exercise.id}/`,
      `exercises/${exercise.id}/README.md`,
    );
  else if (action === "ui") await show(addresses.of("Vitest UI"), `npm run grade -- ${exercise.number} --ui`);
  else await run(words[action]?.(exercise.number) ?? []);
  await anyKey({}, context);
}

/** Opens an address in the browser. There may be none here, so that the address is said, too. */
async function show(address: string | undefined, instead: string): Promise<void> {
  process.stdout.write(address === undefined ? `not there yet; meanwhile: ${instead}\n` : `${address}\n`);
  if (address === undefined) return;
  const browser = await open(address).catch(() => undefined);
  browser?.once("error", () => {});
}

/** Runs a command in a process of its own, which has the terminal meanwhile. */
function run(words: readonly string[]): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", tsx, main, ...words], { cwd: root, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
}

const anyKey = createPrompt<undefined, object>((_, done) => {
  useKeypress(() => done(undefined));
  return dim("any key goes back to the desk");
});
