/** The saga log: all that the coordinator still knows after a crash. [GMS87] */
import type { NodeId } from "@workbook/harness";

/** A record of the log. */
export type SagaRecord =
  | { readonly type: "begin"; readonly saga: string; readonly client: NodeId }
  /** The next step of the plan has taken effect. */
  | { readonly type: "done"; readonly step: string }
  /** A step was refused: from here the saga goes back. */
  | { readonly type: "abort" }
  /** The last step that stood has been undone. */
  | { readonly type: "undone"; readonly step: string };

/** Where a saga stands. */
export interface Saga {
  readonly name: string;
  readonly client: NodeId;
  readonly direction: "forward" | "backward";
  /** So many steps are done and not undone. */
  readonly standing: number;
}

/** What the records say of the saga; nothing when none has begun. */
export function replay([begin, ...later]: readonly SagaRecord[]): Saga | undefined {
  if (begin?.type !== "begin") return undefined;
  const count = (type: SagaRecord["type"]) => later.filter((record) => record.type === type).length;
  return {
    name: begin.saga,
    client: begin.client,
    direction: count("abort") > 0 ? "backward" : "forward",
    standing: count("done") - count("undone"),
  };
}
