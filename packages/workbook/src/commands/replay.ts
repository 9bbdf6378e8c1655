/** `replay`: the run that a token holds, once more, on this machine. */
import { writeFileSync } from "node:fs";
import { describe as sentenceOf, toHtml, toSvg } from "@workbook/diagram";
import { exerciseIds, parseTarget, type Target } from "@workbook/grading";
import { decodeToken, type Token, type Trace } from "@workbook/harness";
import { Command, Option } from "commander";
import { stepNumber, waitForDebugger } from "../debugger.ts";
import { diagram, yellow } from "../paint.ts";
import { root, version } from "../place.ts";
import { printData } from "../print-data.ts";
import { Replay } from "../replaying.ts";
import { targetOf } from "../targets.ts";

interface Options {
  readonly svg?: string;
  readonly html?: string;
  readonly debug?: number;
  readonly json?: boolean;
  readonly submission?: string;
}

/** The command. */
export function replayCommand(): Command {
  return new Command("replay")
    .description("Replay the run of a token, in order, once, with what the handlers printed.")
    .argument("<TOKEN>", "the word that a failing grade printed, from wb1. on")
    .option("--svg <FILE>", "write the diagram as a picture")
    .option("--html <FILE>", "write a page to step through the run")
    .option("--json", "as data, for programs")
    .option("--submission <DIR>", "run this folder instead of your src/")
    .addOption(
      new Option("--debug [STEP]", "wait for a debugger, and pause in your code at each step from this one on")
        .preset("0")
        .argParser(stepNumber),
    )
    .action(replay);
}

async function replay(text: string, options: Options): Promise<void> {
  const token = decodeToken(text);
  if (!exerciseIds(root).includes(token.exercise)) throw new Error(`there is no exercise ${token.exercise} here`);
  const target = options.submission === undefined ? parseTarget(token.target) : targetOf(options);
  const trace = await traceOf(token, target, options.debug);
  if (options.json) printData("replay", { exercise: token.exercise, trace });
  else process.stdout.write(`${diagram(trace)}\n`);
  if (options.svg !== undefined) writeFileSync(options.svg, toSvg(trace));
  if (options.html !== undefined) writeFileSync(options.html, toHtml(trace));
}

async function traceOf(token: Token, target: Target, debug: number | undefined): Promise<Trace> {
  const run = await Replay.open(token, target);
  for (const warning of warnings(token, run.changed)) process.stderr.write(`${yellow(warning)}\n`);
  if (debug === undefined) return run.perform();
  await waitForDebugger();
  return run.perform({
    pauseFrom: debug,
    onStep: (step, number, trace) => process.stderr.write(`${number || "start"}: ${sentenceOf(step, trace)}\n`),
  });
}

function* warnings(token: Token, changed: boolean): Generator<string> {
  if (token.version !== version) yield `this token is of version ${token.version}, and this is ${version}`;
  if (!changed) return;
  yield `the code has changed since the token was made (${token.target} of ${token.exercise}): the same choices, on what is there now`;
  if (token.violation) {
    const again = `npm run grade -- ${token.exercise.slice(0, 2)}`;
    yield `then it broke "${token.violation.property}"; whether it still does, ${again} tells`;
  }
}
