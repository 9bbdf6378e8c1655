/** What the producers that show a mutant have in common: which grade they look at, and what it has to have found. */
import { type Declared, type Mutant, type RequirementRecord, readMutants } from "@workbook/grading";
import type { Trace } from "@workbook/harness";
import type { Marker } from "../marker.ts";
import type { Context, GradeRequest } from "../producer.ts";

/** The grade of the mutant that a marker names: in its declared setting, or by another requirement. */
export function requestOf({ words: [exercise = ""], options }: Marker, root: string): GradeRequest {
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

/** A mutant's failure. */
export type Failure = RequirementRecord & { readonly run: Trace };

/**
 * The failure of the mutant that a marker names.
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
