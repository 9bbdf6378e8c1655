/** What happens on a lane, as text: a sign and words for each mark. The same message to several nodes is one mark. */
import type { Arrow } from "./arrows.ts";
import type { Layout } from "./layout.ts";
import type { MarkKind } from "./marks.ts";
import type { PlacedMark } from "./row.ts";

/** One mark as it is written: the sign stands on the lane, the words to its right. */
export interface TextMark {
  readonly kind: MarkKind;
  readonly lane: number;
  readonly sign: string;
  readonly words: string;
  /** The message that arrives here, for an arrival. */
  readonly message?: number | undefined;
}

/** No two kinds look alike, but for what comes to life. */
const signs: Readonly<Record<MarkKind, string>> = {
  arrival: "│",
  start: "┬",
  restart: "┬",
  crash: "╳",
  timer: "◊",
  send: "├",
  force: "■",
  write: "□",
  commit: "●",
  abort: "○",
  emit: "▲",
  printed: "≡",
  failure: "!",
};

/** The marks of one node in one row, in order. */
export function textMarks(marks: readonly PlacedMark[], { arrows }: Layout): TextMark[] {
  const found: TextMark[] = [];
  let last: { readonly label: string; readonly fate: string; readonly to: string[] } | undefined;
  for (const { kind, lane, text, message } of marks) {
    const arrow = kind === "send" ? arrows.find((candidate) => candidate.message === message) : undefined;
    const mark = { kind, lane, sign: signs[kind], message };
    if (!arrow) {
      last = undefined;
      found.push({ ...mark, words: text });
      continue;
    }
    const { label, to } = arrow;
    const fate = fateAtOnce(arrow);
    if (last?.label === label && last.fate === fate) {
      last.to.push(to);
      found.pop();
    } else last = { label, fate, to: [to] };
    found.push({ ...mark, words: `${label} → ${last.to.join(", ")}${fate}` });
  }
  return found;
}

/** What a sender's reader should know when no arrow of the message will follow. */
function fateAtOnce({ from, end, copiedInRow }: Arrow): string {
  if (end.kind === "in flight" && copiedInRow === undefined) return " (in flight)";
  return end.kind === "lost" && end.row === from.row ? ` (lost: ${end.reason})` : "";
}
