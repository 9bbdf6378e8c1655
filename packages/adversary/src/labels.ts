/** Choices and effects in the words of a button. */
import { labelOf, messageLabel } from "@workbook/diagram";
import type { Choice, Effect, Plain } from "@workbook/harness";
import type { Cut, Position } from "./position.ts";

/** What a choice does: `deliver vote yes, p1 → coordinator`. */
export function labelOfChoice(choice: Choice, { run }: Position): string {
  const message = (number: number) => {
    const { from, to, kind, body } = run.flight.find(number);
    return `${messageLabel({ kind, body: body as never })}, ${from} → ${to}`;
  };
  switch (choice.kind) {
    case "deliver":
      return `deliver ${message(choice.message)}`;
    case "drop":
      return `lose ${message(choice.message)}`;
    case "duplicate":
      return `repeat ${message(choice.message)}`;
    case "timer":
      return `${choice.node}'s timer ${choice.name} fires${early(choice)}`;
    case "wake":
      return `${choice.node} wakes${early(choice)}`;
    case "expire":
      return `${choice.node}'s call times out${early(choice)}`;
    case "retransmit":
      return `${choice.node} repeats its call${early(choice)}`;
    case "crash":
      return choice.survivors === 0
        ? `crash ${choice.node}`
        : `crash ${choice.node}, ${choice.survivors} unforced survive`;
    case "start":
    case "restart":
      return `${choice.kind} ${choice.node}`;
    case "partition":
      return `cut off ${choice.side.join(", ")}`;
    case "heal":
      return "heal the partition";
  }
}

/** Where a crash falls: `crash after: sends vote yes`. */
export function labelOfCut({ after }: Cut): string {
  return after ? `crash right after it ${deed(after)}` : "crash before it does anything";
}

function early({ early }: { readonly early: boolean }): string {
  return early ? ", early" : "";
}

function deed(effect: Effect): string {
  switch (effect.kind) {
    case "send":
    case "call":
      return `sends ${labelOf(effect.message as unknown as Plain)} to ${effect.to}`;
    case "reply":
      return `replies to ${effect.to}`;
    case "write":
      return `writes ${labelOf(effect.record)}`;
    case "force":
      return effect.record === undefined ? "forces its log" : `forces ${labelOf(effect.record)}`;
    case "compact":
      return "replaces its log";
    case "decide":
      return `decides ${effect.decision}`;
    case "emit":
      return `shows ${labelOf(effect.observation)}`;
    default:
      return effect.kind;
  }
}
