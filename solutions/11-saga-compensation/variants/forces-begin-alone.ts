/** Only the begin record is forced. A lost record costs a repetition, which the keys make harmless. */
import type { Variant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import type { Action, Compensation, Ended } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";
import { SagaCoordinator as Reference } from "#reference/coordinator.ts";
import type { SagaRecord } from "#reference/saga-log.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "all records but the first are written, not forced",
};

export class SagaCoordinator extends Reference {
  constructor(ctx: Context<Action | Compensation | Ended, SagaRecord>, plan: readonly Step[]) {
    super({ ...ctx, log: lazy(ctx.log) }, plan);
  }
}

function lazy(log: Context<never, SagaRecord>["log"]): Context<never, SagaRecord>["log"] {
  return {
    get records() {
      return log.records;
    },
    write: (record) => log.write(record),
    force: (record) => (record && record.type !== "begin" ? log.write(record) : log.force(record)),
    compact: (records) => log.compact(records),
  };
}
