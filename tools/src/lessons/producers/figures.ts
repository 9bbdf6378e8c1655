/**
 * `steps`: how long the counterexample of a mutant or of a demonstration is. `states`, `transitions`, `executions`: what
 * it took to judge a solution, a variant or a mutant; without a requirement, in all of them together.
 */
import { exerciseIds, type RequirementRecord, readVariants, type Target } from "@workbook/grading";
import type { Marker } from "../marker.ts";
import { expectWords, type GradeRequest, type Producer } from "../producer.ts";
import { expectFailure, failureOf, failureUsage, requestOf } from "./mutants.ts";

/** The producer of `steps`. */
export const steps: Producer = {
  name: "steps",
  usage: `steps: ID ${failureUsage}`,
  block: false,
  needsSolutions: () => true,
  requests(marker, { root }) {
    expectFailure(steps.usage, marker);
    return [requestOf(marker, root)];
  },
  produce: (marker, context) => ({ text: String(failureOf(marker, context).steps) }),
};

export const states = sumOf("states");
export const transitions = sumOf("transitions");
export const executions = sumOf("executions");

function sumOf(name: "states" | "transitions" | "executions"): Producer {
  const usage = `${name}: ID solution|variant=NAME|mutant=NAME [requirement=ID]`;
  return {
    name,
    usage,
    block: false,
    needsSolutions: () => true,
    requests: (marker, { root }) => [requestIn(usage, marker, root)],
    produce(marker, context) {
      const request = requestIn(usage, marker, context.root);
      const judged = context.graded(request);
      const refused = judged.find(({ status }) => status !== expected(request.target));
      if (refused) throw new Error(`${refused.id} is ${refused.status}: ${refused.message}`);
      const sum = judged.reduce((total: number, record: RequirementRecord) => total + record[name], 0);
      return { text: sum.toLocaleString("en-US") };
    },
  };
}

function expected({ kind }: Target): RequirementRecord["status"] {
  return kind === "mutant" ? "failed" : "passed";
}

function requestIn(usage: string, marker: Marker, root: string): GradeRequest {
  const { words, options } = marker;
  const { mutant, variant, requirement } = options;
  const [exercise = "", kind] = words;
  const known = exerciseIds(root);
  if (!known.includes(exercise)) throw new Error(`there is no exercise "${exercise}"; there are ${known.join(", ")}`);
  if (mutant !== undefined) {
    expectWords({ usage }, marker, 1, ["mutant"], ["requirement"]);
    return requestOf(marker, root);
  }
  if (variant !== undefined) {
    expectWords({ usage }, marker, 1, ["variant"], ["requirement"]);
    const names = readVariants(root, exercise).map(({ name }) => name);
    if (!names.includes(variant))
      throw new Error(`there is no variant "${variant}"; there are ${names.join(", ") || "none"}`);
    return { exercise, target: { kind: "variant", name: variant }, requirement };
  }
  expectWords({ usage }, marker, 2, [], ["requirement"]);
  if (kind !== "solution") throw new Error(`write <!-- ${usage} -->`);
  return { exercise, target: { kind: "solution" }, requirement };
}
