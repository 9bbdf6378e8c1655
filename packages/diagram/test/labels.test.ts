import type { Plain } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { labelOf, messageLabel } from "../src/labels.ts";

describe("a label", () => {
  it.each<[Plain | undefined, string]>([
    [{ type: "prepare" }, "prepare"],
    [{ type: "vote", vote: "yes" }, "vote yes"],
    [{ type: "decision", decision: "commit" }, "decision commit"],
    [{ type: "phase1a", ballot: 2 }, "phase1a ballot=2"],
    [{ type: "phase2a", ballot: 2, value: "prepared" }, "phase2a ballot=2 value=prepared"],
    [{ type: "transfer", from: "ann", to: "bob", amount: 5 }, "transfer from=ann to=bob amount=5"],
    [{ type: "reply", ok: true }, "reply ok"],
    [{ type: "reply", ok: false }, "reply ok=false"],
    [{ type: "list", items: [1, "two", null] }, "list items=[1, two, null]"],
    [{ type: "open", order: { id: 7 } }, "open order={id=7}"],
    [{ type: "note", text: "" }, 'note ""'],
    [
      { type: "publish", event: { type: "placed", saga: "s1", order: { item: "book" } } },
      "publish placed saga=s1 order={…}",
    ],
    [{ type: "stored", key: 1, event: { type: "placed", of: { id: 7 } } }, "stored key=1 event={placed of={…}}"],
    [{ type: 3 }, "type=3"],
    [{}, "{}"],
    ["words", "words"],
    [null, "null"],
    [[1, 2], "[1, 2]"],
    [undefined, ""],
  ])("of %j is %j", (body, label) => {
    expect(labelOf(body)).toBe(label);
  });

  it("names a request and a reply as such", () => {
    expect(messageLabel({ kind: "message", body: { type: "debit" } })).toBe("debit");
    expect(messageLabel({ kind: "request", body: { type: "debit" } })).toBe("call debit");
    expect(messageLabel({ kind: "reply", body: { ok: true } })).toBe("reply ok");
  });

  it("holds no control character of a type, of a field's name or of its value", () => {
    expect(labelOf({ type: "a\n", "b\u001b": "c\u202e", d: 1 })).toBe("a␊ b␛=c\ufffd d=1");
  });
});
