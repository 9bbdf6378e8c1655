/** Logs as textbooks have them: a resource manager's of its steps, an acceptor's of every instance. [Lamport98] */
import type { Variant } from "@workbook/grading";

export const variant: Variant = { shape: "a log of steps, of which the outcome is one; an acceptor of many instances" };
