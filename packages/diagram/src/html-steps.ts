/** What a page tells of each step: where its code stands, what the node did in order, and what it printed. */
import type { Trace, TraceStep } from "@workbook/harness";
import { labelOf } from "./labels.ts";
import type { Layout } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { printable } from "./printable.ts";
import type { Row } from "./row.ts";
import { verbOf } from "./words.ts";

/** For each row the effects and the printed lines of its steps, shown while that row is the current one. */
export function stepsMarkup(trace: Trace, { rows, violation }: Layout): string {
  return rows
    .map((row, index) => {
      const broken =
        violation?.row === index
          ? element("p", { class: "breach" }, escaped(`✗ here ${violation.property} is broken: ${violation.sentence}`))
          : "";
      const shown = { "data-from": index, "data-to": index + 1 };
      return element(
        "div",
        { class: "step", ...shown },
        broken,
        codeMarkup(trace, row),
        deedsMarkup(trace, row),
        printedMarkup(trace, row),
      );
    })
    .join("");
}

function deedsMarkup(trace: Trace, { steps }: Row): string {
  const items = steps.flatMap((index) => {
    const step = trace.steps[index]!;
    const who = steps.length > 1 ? `${printable(step.node ?? "")} ` : "";
    return step.effects.map((effect) => element("li", { class: effect.kind }, escaped(who + deedOf(effect))));
  });
  if (items.length === 0) return element("p", { class: "none" }, "no effects");
  return element("p", { class: "caption" }, "effects, in order") + element("ol", { class: "effects" }, ...items);
}

/** The line at which each step came into the node's own code. */
function codeMarkup(trace: Trace, { steps }: Row): string {
  const lines = steps.flatMap((index) => {
    const code = trace.steps[index]?.code;
    return code ? [element("li", {}, `${element("code", {}, escaped(code.text))} ${escaped(code.place)}`)] : [];
  });
  if (lines.length === 0) return "";
  return element("p", { class: "caption" }, "code") + element("ul", { class: "code" }, ...lines);
}

function printedMarkup(trace: Trace, { steps }: Row): string {
  const printed = steps.flatMap((index) => trace.steps[index]?.printed ?? []);
  if (printed.length === 0) return "";
  const lines = printed.map((line) => element("li", {}, element("code", {}, escaped(line))));
  return element("p", { class: "caption" }, "printed") + element("ul", { class: "printed" }, ...lines);
}

/** An effect with all that it says, requests for time among them. */
function deedOf(effect: TraceStep["effects"][number]): string {
  switch (effect.kind) {
    case "setTimer":
      return `sets timer ${effect.name}, ${effect.ms} ms`;
    case "cancelTimer":
      return `cancels timer ${effect.name}`;
    case "sleep":
      return `sleeps ${effect.ms} ms`;
    case "call": {
      const limit = effect.timeoutMs === undefined ? "for ever" : `${effect.timeoutMs} ms`;
      const again = effect.retry ? ", sending it again until a reply comes" : "";
      return `calls ${effect.to}: ${labelOf(effect.message)}; waits ${limit}${again}`;
    }
    default:
      return `${verbOf(effect) ?? effect.kind}${"to" in effect ? ` to ${effect.to}` : ""}`;
  }
}
