/** The unit of a grade: a claim, its points, and the searches that prove or refute it. */
import type { Exploration, Survey } from "@workbook/explorer";
import type { Cluster } from "@workbook/harness";
import type { Simulation } from "@workbook/simulator";
import { expect, inject, type TestAttachment, type TestContext, test } from "vitest";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type ExamineOptions, examineTarget } from "./examine-target.ts";
import { Ledger } from "./ledger.ts";
import "./matchers.ts";
import { recordOf } from "./record.ts";
import { type SearchOptions, type SimulationOptions, searchTarget, simulateTarget } from "./search-target.ts";
import { describeTarget, type GradedTarget, type GradeSettings } from "./settings.ts";
import { type SurveyTargetOptions, surveyTarget } from "./survey-target.ts";
import { verdictOf } from "./verdict.ts";

// Ctrl-C in a terminal reaches every process. The one that started the grade ends it in order; this one ends with that.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

/** What a requirement is known by. */
export interface RequirementOptions {
  /** Unique in its exercise. */
  readonly id: string;
  /** All points of an exercise sum to 100. */
  readonly points: number;
  /** The concept that it is about. */
  readonly concept?: string;
  /** The common mistake that breaks it, by the name of its mutant. */
  readonly mistake?: string;
  /** The name of the hint that helps. */
  readonly hint?: string;
}

/** What a requirement's body is given. */
export interface RequirementTools {
  /** Explores a cluster of the target's nodes. */
  explore(cluster: Cluster, options: SearchOptions): Promise<Exploration>;
  /** Finds all global states of clusters of the target's nodes, in runs without any failure, and judges them together. */
  survey<S>(clusters: readonly Cluster[], options: SurveyTargetOptions<S>): Promise<Survey<S>>;
  /** Puts questions to a cluster of one node of the target's, and judges what it answers. */
  examine(cluster: Cluster, options: ExamineOptions): Promise<Exploration>;
  /** Runs a cluster of the target's nodes once for each seed, under virtual time: for what is too large to explore. */
  simulate(cluster: Cluster, options: SimulationOptions): Promise<Simulation>;
}

/** Where a requirement stands: its exercise, and whether learners see it. */
interface Place {
  readonly exercise: string;
  readonly visibility: "public" | "hidden";
}

/** What is known when a requirement is about to run. */
export interface Claim extends Place {
  readonly title: string;
  readonly options: RequirementOptions;
  readonly graded: GradedTarget;
  readonly settings: GradeSettings;
}

/**
 * States a requirement. Called in an exercise's `test/` it is visible, in `grading/` it is hidden.
 *
 * @param title a fact: "no single crash splits the decision"
 * @param body searches, and says with `expect(…).toHold()` what must be true of them
 */
export function requirement(
  title: string,
  options: RequirementOptions,
  body: (tools: RequirementTools) => Promise<void>,
): void {
  const settings = inject("grade");
  const place = placeOf(expect.getState().testPath ?? "");
  for (const graded of settings.targets[place.exercise] ?? [{ target: { kind: "submission" } } as const]) {
    if (graded.requirement !== undefined && graded.requirement !== options.id) continue;
    const claim: Claim = { ...place, title, options, graded, settings };
    test(nameOf(claim), (context) => judge(claim, body, context));
  }
}

/**
 * States what no longer holds where an exercise's assumptions end: the reference fails it, and a lesson shows how. It is
 * no part of a grade. It lies in `grading/demonstrations/`, one a file, and its name is the file's.
 *
 * @param title what one might have hoped for
 * @param body searches, and says with `expect(…).toHold()` what does not
 */
export function demonstration(title: string, name: string, body: (tools: RequirementTools) => Promise<void>): void {
  const settings = inject("grade");
  const place = placeOf(expect.getState().testPath ?? "");
  for (const graded of settings.targets[place.exercise] ?? []) {
    if (graded.target.kind !== "solution" || graded.target.name !== name) continue;
    const claim: Claim = { ...place, title, options: { id: name, points: 0 }, graded, settings };
    test(nameOf(claim), (context) => judge(claim, body, context));
  }
}

function nameOf({ title, options, graded }: Claim): string {
  const of = graded.target.kind === "submission" ? "" : ` [${describeTarget(graded.target)}]`;
  return `${options.id}: ${title}${of}`;
}

function placeOf(file: string): Place {
  const found = /[\\/]exercises[\\/]([^\\/]+)[\\/](test|grading)[\\/]/.exec(file);
  if (!found) throw new Error("a requirement belongs into the folder test/ or grading/ of an exercise");
  return { exercise: found[1]!, visibility: found[2] === "grading" ? "hidden" : "public" };
}

async function judge(
  claim: Claim,
  body: (tools: RequirementTools) => Promise<void>,
  context: TestContext,
): Promise<void> {
  const ledger = new Ledger();
  const began = performance.now();
  const tools: RequirementTools = {
    explore: (cluster, options) => searchTarget(claim, ledger, cluster, options, context.signal),
    survey: (clusters, options) => surveyTarget(claim, ledger, clusters, options, context.signal),
    examine: (cluster, options) => examineTarget(claim, ledger, cluster, options),
    simulate: (cluster, options) => simulateTarget(claim, ledger, cluster, options, context.signal),
  };
  const noteStop = () => {
    const verdict = { status: "error", message: stopped(ledger) } as const;
    if (context.signal.aborted) return;
    context.signal.removeEventListener("abort", noteStop);
    const record = recordOf(claim, ledger, verdict, Math.round(performance.now() - began));
    context.task.meta.requirement = { ...record, coverage: `stopped; until then ${record.coverage}` };
  };
  // A test that is cancelled ends at once, before the search has: what was covered must be noted now.
  context.signal.addEventListener("abort", noteStop);
  const verdict = await verdictOf(claim, ledger, () => body(tools));
  const record = recordOf(claim, ledger, verdict, Math.round(performance.now() - began));
  context.task.meta.requirement = record;
  if (record.status === "passed") return;
  if (record.status === "not-started") context.skip(record.message);
  for (const { kind, message, picture } of evidenceOf(record, claim.settings.runsAt))
    await context.annotate(message, kind, ...(picture ? [attachmentOf(picture)] : []));
  throw withoutStack(record.message, record.run?.violation?.property);
}

function attachmentOf(picture: NonNullable<Evidence["picture"]>): TestAttachment {
  const contentType = "image/svg+xml";
  return "address" in picture
    ? { contentType, path: picture.address }
    : { contentType, body: picture.svg, bodyEncoding: "utf-8" };
}

function stopped({ underWay, searches }: Ledger): string {
  const states = searches.reduce((sum, { result }) => sum + result.coverage.states, underWay);
  return `stopped, as you wished, after ${states.toLocaleString("en-US")} states: neither passed nor failed`;
}

/** What the learner reads is the sentence. Where in our code it was thrown helps nobody. */
function withoutStack(message: string, property = "not met"): Error {
  const error = new Error(message);
  error.name = property;
  error.stack = message;
  return error;
}
