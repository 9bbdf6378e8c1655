/** What a saga is made of: steps that can fail, what undoes them, and what the saga shows of itself. [GMS87] */
import type { Context } from "@workbook/harness";

/** How an attempt ended. A failure is definite: nothing has happened. */
export type Attempt<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly reason: string };

/** One step of a saga. Both of its halves fail by saying so, or by throwing an Error whose message is the reason. */
export interface Step<Result> {
  readonly name: string;
  /** Ti, a local transaction. */
  action(): Promise<Attempt<Result>>;
  /** Ci: undoes what the action returned, by what it means and not by what it wrote. It may fail, but not for ever. */
  compensation(result: Result): Promise<Attempt<null>>;
}

/** Where a saga stands. The last two are where it can end. */
export type SagaStatus = "running" | "compensating" | "completed" | "compensated";

/** Shows the world where the saga stands from now on. */
export function show(ctx: Context, status: SagaStatus): void {
  ctx.emit({ type: "saga", status });
}

/** How a saga ended. */
export type SagaOutcome<Result> =
  | { readonly status: "completed"; readonly results: readonly Result[] }
  | {
      readonly status: "compensated";
      /** The name of the step that failed. */
      readonly failed: string;
      /** What it gave as its reason. */
      readonly reason: string;
    };
