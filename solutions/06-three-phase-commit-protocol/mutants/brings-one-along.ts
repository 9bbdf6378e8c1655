/** It sends the pre-commit on, to the first who lacks it. */
import type { Mutant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "termination-rules",
  mistake: "sends the pre-commit to one of the uncertain alone",
  setting: "termination own=preCommitted others=uncertain,uncertain; multiset",
  steps: 14,
};

export class Participant extends Reference {
  override lead(): void {
    const [, ...later] = [...this.states.keys()].filter((id) => this.states.get(id) === "uncertain");
    if (this.state === "preCommitted") for (const id of later) this.states.set(id, "silent");
    super.lead();
  }
}
