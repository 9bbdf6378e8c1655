/** Each request has its reply: so it counts requests, and doubles them. */
import type { Mutant } from "@workbook/grading";
import type { Cost, Recording } from "#given/recording.ts";
import { measure as reference } from "#reference/measure.ts";

export const mutant: Mutant = {
  replaces: "measure.ts",
  fails: "abort-paths",
  mistake: "takes for granted that everything is answered",
  setting: "analysis; costs of three-phase-commit, no,yes, apart",
};

export function measure(recording: Recording): Cost {
  const requests = recording.events.filter(({ kind, node }) => kind === "send" && node === "coordinator");
  return { ...reference(recording), messages: 2 * requests.length };
}
