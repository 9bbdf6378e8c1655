/** `replay`: the run that a token holds, once more, on this machine. */
import { writeFileSync } from "node:fs";
import { plainStarts, describe as sentenceOf, toHtml, toSvg } from "@workbook/diagram";
import { bundleSource, bundleSubmission, exerciseIds, openExecutor, parseTarget, type Target } from "@workbook/grading";
import { type Choice, type Cluster, decodeToken, Run, type Token, type Trace, type TraceStep } from "@workbook/harness";
import { Command, Option } from "commander";
import { type Debugging, debuggingFrom } from "../debugging.ts";
import { diagram, yellow } from "../paint.ts";
import { root, version } from "../place.ts";
import { printData } from "../print-data.ts";
import { describe } from "../problem.ts";
import { targetOf } from "../targets.ts";

interface Options {
  readonly svg?: string;
  readonly html?: string;
  readonly debug?: Debugging;
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
        .argParser(debuggingFrom),
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

async function traceOf(token: Token, target: Target, debugging: Debugging | undefined): Promise<Trace> {
  const { exercise: exerciseId, network, crashCuts } = token;
  const bundle = await bundleSubmission({ root, exerciseId, target, debug: debugging !== undefined });
  const changed = token.hash !== bundle.hash;
  for (const warning of warnings(token, changed)) process.stderr.write(`${yellow(warning)}\n`);
  const { nodes } = bundleSource(bundle, token.cluster).evaluate();
  // The executor makes the nodes; only their names are needed here.
  const cluster: Cluster = {
    ...token.cluster,
    nodes: Object.fromEntries(nodes.map((id) => [id, () => ({})])),
    inFlightCap: Number.POSITIVE_INFINITY,
  };
  const executor =
    (await debugging?.open(bundle, cluster)) ??
    (await openExecutor("in-process", { root, exerciseId, target, cluster, bundle }));
  const run = new Run({ cluster, executor, network, crashCuts });
  const starts = plainStarts(token.choices);
  for (const [index, choice] of token.choices.entries()) {
    const number = Math.max(0, index + 1 - starts);
    debugging?.begin(number);
    const step = await perform(run, choice, number);
    if (debugging) process.stderr.write(`${number || "start"}: ${sentenceOf(step, run.trace())}\n`);
  }
  // What the old code broke says nothing about the new one, and here nothing judges it.
  return run.trace(changed ? undefined : token.violation);
}

async function perform(run: Run, choice: Choice, number: number): Promise<TraceStep> {
  try {
    return await run.perform(choice);
  } catch (error) {
    throw new Error(
      `the run goes another way here at its step ${number || "start"} (${describe(error)}): the code has changed`,
    );
  }
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
