/** `replay`: the run that a token holds, once more, on this machine. */
import { writeFileSync } from "node:fs";
import inspector from "node:inspector";
import { toHtml, toSvg } from "@workbook/diagram";
import { bundleSource, bundleSubmission, exerciseIds, openExecutor, parseTarget, type Target } from "@workbook/grading";
import { type Choice, type Cluster, decodeToken, Run, type Token, type Trace } from "@workbook/harness";
import { Command } from "commander";
import { diagram, yellow } from "../paint.ts";
import { root, version } from "../place.ts";
import { printData } from "../print-data.ts";
import { describe } from "../problem.ts";
import { targetOf } from "../targets.ts";

interface Options {
  readonly svg?: string;
  readonly html?: string;
  readonly debug?: boolean;
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
    .option("--debug", "wait for a debugger, and stop before the step that breaks the property")
    .action(replay);
}

async function replay(text: string, options: Options): Promise<void> {
  const token = decodeToken(text);
  if (!exerciseIds(root).includes(token.exercise)) throw new Error(`there is no exercise ${token.exercise} here`);
  const target = options.submission === undefined ? parseTarget(token.target) : targetOf(options);
  const trace = await traceOf(token, target, options.debug ?? false);
  if (options.json) printData("replay", { exercise: token.exercise, trace });
  else process.stdout.write(`${diagram(trace)}\n`);
  if (options.svg !== undefined) writeFileSync(options.svg, toSvg(trace));
  if (options.html !== undefined) writeFileSync(options.html, toHtml(trace));
}

async function traceOf(token: Token, target: Target, debug: boolean): Promise<Trace> {
  const bundle = await bundleSubmission({ root, exerciseId: token.exercise, target });
  const changed = token.hash !== bundle.hash;
  for (const warning of warnings(token, changed)) process.stderr.write(`${yellow(warning)}\n`);
  const { nodes } = bundleSource(bundle, token.cluster).evaluate();
  // The executor makes the nodes; only their names are needed here.
  const cluster: Cluster = {
    ...token.cluster,
    nodes: Object.fromEntries(nodes.map((id) => [id, () => ({})])),
    inFlightCap: Number.POSITIVE_INFINITY,
  };
  const place = { root, exerciseId: token.exercise, target, cluster, bundle };
  const executor = await openExecutor("in-process", place);
  const run = new Run({ cluster, executor, network: token.network, crashCuts: token.crashCuts });
  if (debug) inspector.open(undefined, "127.0.0.1", true);
  for (const [index, choice] of token.choices.entries()) {
    // biome-ignore lint/suspicious/noDebugger: this is where a reader who asked for a debugger wants to stop
    if (debug && index === token.choices.length - 1) debugger;
    await perform(run, choice, index);
  }
  // What the old code broke says nothing about the new one, and here nothing judges it.
  return run.trace(changed ? undefined : token.violation);
}

async function perform(run: Run, choice: Choice, index: number): Promise<void> {
  try {
    await run.perform(choice);
  } catch (error) {
    throw new Error(
      `the run goes another way here at its step ${index + 1} (${describe(error)}): the code has changed`,
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
