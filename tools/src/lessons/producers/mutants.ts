/**
 * What the producers that show a failure have in common, be it a mutant's or a demonstration: which grade they look at,
 * and what it has to have found.
 */
import { type Declared, type Mutant, type RequirementRecord, readDemonstrations, readMutants } from "@workbook/grading";
import type { Trace } from "@workbook/harness";
import type { Marker } from "../marker.ts";
import { type Context, expectWords, type GradeRequest } from "../producer.ts";

/** The words that name a failure. */
export const failureUsage = "mutant=NAME [requirement=ID]|demonstration=NAME";

/**
 * Checks a marker's words.
 * @throws Error when they do not name a failure
 */
export function expectFailure(usage: string, marker: Marker): void {
  if (marker.options["demonstration"] === undefined) expectWords({ usage }, marker, 1, ["mutant"], ["requirement"]);
  else expectWords({ usage }, marker, 1, ["demonstration"]);
}

/** The grade that a marker names: of a mutant in its declared setting, or by another requirement; of a demonstration. */
export function requestOf({ words: [exercise = ""], options }: Marker, root: string): GradeRequest {
  const name = options["demonstration"];
  if (name !== undefined) {
    const known = readDemonstrations(root, exercise);
    if (known.includes(name)) return { exercise, target: { kind: "solution", name }, requirement: name };
    throw new Error(`there is no demonstration "${name}" of ${exercise}; there are ${known.join(", ") || "none"}`);
  }
  const mutant = findMutant(root, exercise, options["mutant"] ?? "");
  const target = { kind: "mutant", name: mutant.name } as const;
  const requirement = options["requirement"] ?? mutant.fails;
  return { exercise, target, requirement, setting: requirement === mutant.fails ? mutant.setting : undefined };
}

function findMutant(root: string, exercise: string, name: string): Declared<Mutant> {
  const mutants = readMutants(root, exercise);
  const found = mutants.find((mutant) => mutant.name === name);
  if (found) return found;
  const known = mutants.map((mutant) => mutant.name).join(", ") || "none";
  throw new Error(`there is no mutant "${name}" of ${exercise}; there are ${known}`);
}

/** A failure with its run. */
export type Failure = RequirementRecord & { readonly run: Trace };

/**
 * The failure that a marker names.
 * @throws Error when it does not fail with a counterexample
 */
export function failureOf(marker: Marker, context: Context): Failure {
  const request = requestOf(marker, context.root);
  const [record] = context.graded(request);
  if (record?.status === "failed" && record.run) return { ...record, run: record.run };
  const where = request.setting === undefined ? "" : ` in "${request.setting}"`;
  throw new Error(
    `${request.target.name} does not fail ${request.requirement}${where} with a counterexample: ${record?.status}`,
  );
}
