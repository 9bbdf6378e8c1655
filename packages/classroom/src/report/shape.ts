/** The shape of a counterexample: what is left of it when names of nodes and what messages carry are taken away. */
import { createHash } from "node:crypto";
import type { RequirementRecord } from "@workbook/grading";
import type { Trace, TraceStep } from "@workbook/harness";

/**
 * A failure's shape, such that the same mistake in two students' files has the same one: task, requirement, violated property, and
 * of each step what the adversary chose, at which role, with which type of message. A role is a node's name without its number.
 * Without a counterexample, the message without numbers and quoted words stands in its place.
 */
export function shapeOf({ exercise, id, message, run }: RequirementRecord): string {
  if (!run) return [exercise, id, message.replace(/^\S+:\d+(:\d+)?: /, "").replace(/\d+|"[^"]*"/g, "…")].join("\n");
  return [exercise, id, run.violation?.property ?? "", ...run.steps.map((step) => stepShape(step, run))].join("\n");
}

/** A short name for a shape. */
export function shapeName(shape: string): string {
  return createHash("sha256").update(shape).digest("hex").slice(0, 8);
}

function stepShape({ choice, node, effects }: TraceStep, run: Trace): string {
  const at = node === undefined ? "" : ` at ${role(node)}`;
  const crash = "crash" in choice && choice.crash ? `, crash after ${effects.at(-1)?.kind ?? "nothing"}` : "";
  if ("message" in choice) {
    const message = run.messages.find(({ number }) => number === choice.message);
    return `${choice.kind} ${typeOf(message?.body)} from ${role(message?.from ?? "")} to ${role(message?.to ?? "")}${crash}`;
  }
  return `${choice.kind}${choice.kind === "timer" ? ` ${choice.name}` : ""}${at}${crash}`;
}

function role(node: string): string {
  return node.replace(/[-_]?\d+$/, "");
}

function typeOf(body: unknown): string {
  const { type } = (body ?? {}) as { type?: unknown };
  return typeof type === "string" ? type : "a reply";
}
