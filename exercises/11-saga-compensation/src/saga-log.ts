/** The saga log: all that the coordinator still knows after a crash. [GMS87] */
import { type NodeId, todo } from "@workbook/harness";

/** A record of the log. */
export interface SagaRecord {
  readonly type: "begin";
  readonly saga: string;
  readonly client: NodeId;
  // Question 1a asks which other records there are.
}

/** Where a saga stands. */
export interface Saga {
  readonly name: string;
  readonly client: NodeId;
}

/** What the records say of the saga; nothing when none has begun. */
export function replay(_records: readonly SagaRecord[]): Saga | undefined {
  todo("1a: which records tell how far the saga has come, and whether it is on its way forward or back?");
}
