/**
 * The grader, graded: the reference gets all points, the starter is not started, every mutant fails the requirement that
 * it names, every variant gets all points, and the reference fails every demonstration.
 */
import type { RequirementRecord } from "../record.ts";
import { describeTarget, type GradedTarget, type GradeSettings } from "../settings.ts";
import {
  type Declared,
  type Mutant,
  readDemonstrations,
  readMutants,
  readVariants,
} from "../submission/declaration.ts";
import { isFolder, solutionFolder } from "../submission/target.ts";
import type { OnRecord } from "./collector.ts";
import { runRequirements } from "./run-requirements.ts";

/** Something that must be so, and whether it is. */
export interface Fact {
  readonly name: string;
  readonly ok: boolean;
  /** What is wrong. */
  readonly detail?: string | undefined;
}

/** A counterexample longer than this teaches nobody, unless its mutant says that there is no shorter one. */
const mostSteps = 12;

/** Proves exercises. One run of vitest serves them all. */
export async function prove(
  settings: Omit<GradeSettings, "targets">,
  exercises: readonly string[],
  onRecord?: OnRecord,
): Promise<Fact[]> {
  const targets = Object.fromEntries(exercises.map((id) => [id, targetsOf(settings.root, id)]));
  const { records, errors } = await runRequirements({ ...settings, targets }, onRecord);
  const facts = exercises.flatMap((id) =>
    factsOf(
      settings.root,
      id,
      records.filter(({ exercise }) => exercise === id),
    ),
  );
  return [...facts, ...errors.map((detail) => ({ name: "requirements run", ok: false, detail }))];
}

function targetsOf(root: string, id: string): GradedTarget[] {
  const mutants = readMutants(root, id).map(({ name, fails, setting }) => ({
    target: { kind: "mutant", name } as const,
    requirement: fails,
    setting,
  }));
  const variants = readVariants(root, id).map(({ name }) => ({ target: { kind: "variant", name } as const }));
  const solution = isFolder(solutionFolder(root, id)) ? [undefined, ...readDemonstrations(root, id)] : [];
  const asked = solution.map((name) => ({ target: { kind: "solution", name } as const, requirement: name }));
  return [...asked, { target: { kind: "starter" } }, ...mutants, ...variants];
}

function factsOf(root: string, id: string, records: readonly RequirementRecord[]): Fact[] {
  const of = (target: GradedTarget["target"]) => records.filter((record) => record.target === describeTarget(target));
  const full = (kind: "solution" | "variant", name?: string) =>
    judged(`${id}: ${name ? `variant ${name}` : "the solution"} gets 100 of 100`, of({ kind, name }), problemOfFull);
  return [
    // A handout has no solutions.
    ...(isFolder(solutionFolder(root, id)) ? [full("solution")] : []),
    judged(`${id}: the starter is not started`, of({ kind: "starter" }), problemOfStarter),
    ...readMutants(root, id).map((mutant) => {
      const name = `${id}: mutant ${mutant.name} fails ${mutant.fails}`;
      return judged(name, of({ kind: "mutant", name: mutant.name }), (found) => problemOfMutant(mutant, found));
    }),
    ...readVariants(root, id).map(({ name }) => full("variant", name)),
    ...readDemonstrations(root, id).map((name) => {
      const what = `${id}: the solution shows ${name}`;
      return judged(what, of({ kind: "solution", name }), ([record]) => problemOfFailure(record));
    }),
  ];
}

function judged(
  name: string,
  records: readonly RequirementRecord[],
  problemOf: (records: readonly RequirementRecord[]) => string | undefined,
): Fact {
  const detail = problemOf(records);
  return { name, ok: detail === undefined, detail };
}

function problemOfFull(records: readonly RequirementRecord[]): string | undefined {
  const short = records.find(({ status, complete }) => status !== "passed" || !complete);
  if (short) return `${short.id} ${short.status}: ${short.message || short.coverage}`;
  const points = records.reduce((sum, record) => sum + record.points, 0);
  return points === 100 ? undefined : `it gets ${points}: the points of an exercise sum to 100`;
}

function problemOfStarter(records: readonly RequirementRecord[]): string | undefined {
  if (records.length === 0) return "no requirement was asked";
  const other = records.find(({ status }) => status !== "not-started");
  return other && `${other.id} is ${other.status}: ${other.message}`;
}

function problemOfMutant(
  { fails, setting, steps = mostSteps }: Declared<Mutant>,
  [record]: readonly RequirementRecord[],
): string | undefined {
  if (!record) return `there is no requirement ${fails}`;
  if (record.status !== "failed") return `${record.status} in "${setting}"${record.message && `: ${record.message}`}`;
  return problemOfFailure(record, steps);
}

/** A failure is to be seen, in few steps. */
function problemOfFailure(record: RequirementRecord | undefined, most: number = mostSteps): string | undefined {
  if (record?.status !== "failed") return record ? `${record.status}: ${record.message}` : "it was not asked";
  if (!record.run) return `it fails without a counterexample: ${record.message}`;
  return record.steps > most ? `its counterexample takes ${record.steps} steps` : undefined;
}
