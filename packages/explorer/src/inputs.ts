/** Inputs of nodes as integers, and in words. */
import { canonical, handlerName, type Input, type Plain } from "@workbook/harness";
import type { Interner } from "./interner.ts";

/** The number of an input: equal content, equal number. */
export function numberOf(inputs: Interner<Input>, input: Input): number {
  return inputs.intern(canonical(input as unknown as Plain), () => input);
}

/** An input as a reader knows it: by the handler that takes it. */
export function describeInput(input: Input): string {
  switch (input.kind) {
    case "start":
      return "its start";
    case "deliver":
      return `${handlerName(input.message.type)} from ${input.from}`;
    case "timer":
      return `onTimer("${input.name}")`;
    case "wake":
      return "the end of a sleep";
    case "reply":
      return "the reply to a call";
    case "expire":
      return "the timeout of a call";
  }
}
