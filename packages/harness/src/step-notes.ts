/** What is noted of a step besides its effects: what went wrong first, and which question of a `todo` was reached. */
import { sharedBy } from "./intrinsics.ts";
import { type Failure, NotImplemented } from "./refusal.ts";
import type { Sandbox } from "./sandbox.ts";
import { failureOf, isA, missingHandler } from "./step-failure.ts";

/** The notes of one incarnation. It never goes on after a failure. */
export class StepNotes {
  /** The question of the first `todo` that was reached. */
  todo: string | undefined;
  private first: Failure | undefined;
  private readonly sandbox: Sandbox;
  private readonly who: () => string;

  /** @param who the node, with its role */
  constructor(sandbox: Sandbox, who: () => string) {
    this.sandbox = sandbox;
    this.who = who;
  }

  /** The first thing that went wrong. */
  get failure(): Failure | undefined {
    return this.first ?? this.sandbox.broken;
  }

  /** An event came for which there is no handler. */
  missing(handler: string, event: string): void {
    this.first ??= missingHandler(this.who(), handler, event);
  }

  /** Code of the node threw; of a `todo`, that it was reached. */
  threw(name: string, error: unknown): void {
    if (isA(NotImplemented, error)) this.todo ??= error.message;
    else if (!this.first) {
      this.first = this.sandbox.broken ?? failureOf(this.who(), name, error, this.sandbox);
      this.sandbox.hurry();
    }
  }

  /** What everything in this process shares was changed, and has been put back; or was not, and nothing is noted. */
  changed(shared: string | undefined): void {
    if (shared !== undefined) this.first = { rule: "real-world", sentence: `${this.who()} ${sharedBy(shared)}` };
  }
}
