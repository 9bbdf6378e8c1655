/** Faster Paxos Commit: in ballot 0 the acceptors tell the resource managers themselves, and save a message delay. [GL06] */
import type { Variant } from "@workbook/grading";

export const variant: Variant = { shape: "resource managers learn from the acceptors, without a leader between" };
