/** A trace in words: one plain sentence a step, for readers of text and for those who hear it. */
import type { Trace, TracedMessage, TraceStep } from "@workbook/harness";
import { crashesIn, fatesOf, messagesOf } from "./fates.ts";
import { labelOf, messageLabel } from "./labels.ts";
import { callText, lostRecords } from "./marks.ts";
import { printable } from "./printable.ts";
import { plainStarts, sidesOf } from "./row.ts";

/**
 * One step in one sentence, without a full stop: `p2's vote yes reaches the coordinator, which decides commit and sends
 * decision commit to p1, p2`.
 *
 * @param step a step of the trace
 */
export function describe(step: TraceStep, trace: Trace): string {
  const deeds = deedsOf(step, trace);
  const happening = happeningOf(step, trace);
  const [own, others] = [deeds.length > 0, lossesOf(step, trace)];
  const actor = step.choice.kind === "deliver" ? ", which " : " and ";
  const done = own ? `${happening}${actor}${deeds.join(actor === ", which " ? " and " : " and ")}` : happening;
  return done + others;
}
