import { createHash } from "node:crypto";
import type { Trace } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { toHtml } from "../src/html.ts";
import { script, scriptHash } from "../src/html-script.ts";
import { story } from "../src/words.ts";
import * as runs from "./support/runs.ts";
import { parseXml, type XmlElement } from "./support/xml.ts";

/** What stands between the page's style sheet and its script, as elements. */
const bodyOf = (page: string): XmlElement[] =>
  parseXml(
    page
      .slice(page.indexOf("<body"), page.indexOf("</body>") + 7)
      .replace(`<script type="module">${script}</script>`, "")
      .replace(/(<input [^>]*)>/g, "$1/>"),
  );
const shownIn = (row: number) => (element: XmlElement) => {
  const { "data-from": from, "data-to": to } = element.attributes;
  return from !== undefined && Number(from) <= row && (to === undefined || row < Number(to));
};
const inside = (element: XmlElement | undefined, outer: XmlElement): boolean =>
  element !== undefined && (element === outer || inside(element.parent, outer));
/** The words that a reader sees in one row, in order. */
const wordsIn = (elements: readonly XmlElement[], row: number) => {
  const shown = elements.filter(shownIn(row));
  return elements
    .filter((element) => element.text.trim() !== "" && shown.some((outer) => inside(element, outer)))
    .map(({ text }) => text.trim());
};
const body = async (run: () => Promise<Trace>) => bodyOf(toHtml(await run()));

describe("a page", () => {
  it("allows its own script alone, and loads nothing", async () => {
    expect(scriptHash).toBe(`sha256-${createHash("sha256").update(script).digest("base64")}`);
    for (const run of Object.values(runs)) {
      const page = toHtml(await run());
      expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'`);
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
        /<[^>]* (src|href)=|https?:|url\(|@import/,
      );
    }
  });

  it("has the same script whatever the run, so that no word of a run can be code", async () => {
    const page = toHtml(await runs.hostile());
    expect(page).toContain(`<script type="module">${script}</script>`);
    expect(page).toContain("&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;");
    expect(page).not.toContain("<img");
    expect(page).not.toContain("<b>");
  });

  it.each(Object.entries(runs))("of %s is well-formed", async (_, run) => {
    expect((await body(run as () => Promise<Trace>))[0]?.name).toBe("body");
  });

  it("has a title, a language and a viewport", async () => {
    const page = toHtml(await runs.splitDecision());
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("<title>p1 committed, p2 aborted</title>");
    expect(page).toContain('name="viewport" content="width=device-width, initial-scale=1"');
  });

  it("names its buttons and announces each step's sentence", async () => {
    const elements = await body(runs.splitDecision);
    const buttons = elements.filter(({ name }) => name === "button");
    expect(buttons.map(({ attributes, text }) => attributes["aria-label"] ?? text)).toEqual([
      "First step",
      "Step back",
      "Play",
      "Step forward",
      "Last step",
    ]);
    expect(elements.find(({ attributes }) => attributes["id"] === "sentence")?.attributes["aria-live"]).toBe("polite");
  });

  it("holds the run in words, one sentence a row", async () => {
    const trace = await runs.splitDecision();
    const items = bodyOf(toHtml(trace)).filter(
      ({ name, parent }) => name === "li" && parent?.attributes["id"] === "story",
    );
    expect(items.map(({ text }) => text)).toEqual(story(trace).slice(0, -1));
    expect(items.map(({ attributes }) => attributes["data-name"]).slice(0, 2)).toEqual(["Start", "Step 1 of 9"]);
  });
});

describe("beside the picture, for each step, stand", () => {
  it("its effects in order, requests for time among them", async () => {
    const words = wordsIn(await body(runs.faultyNetwork), 7);
    const effects = ["cancels timer prepare", "forces decided abort", "decides abort", "sends vote no to coordinator"];
    expect(words.slice(0, 5)).toEqual(["effects, in order", ...effects]);
  });

  it("calls with how long they wait, replies and sleeps", async () => {
    expect(wordsIn(await body(runs.calls), 0)).toContain(
      "shop calls bank: debit account=ann amount=5; waits 50 ms, sending it again until a reply comes",
    );
    expect(wordsIn(await body(runs.calls), 1)).toContain("replies ok to shop");
    expect(wordsIn(await body(runs.loners), 0)).toContain("sleeps 1000 ms");
  });

  it("what the handlers printed", async () => {
    const words = wordsIn(await body(runs.splitDecision), 4);
    expect(words.slice(0, 3)).toEqual(["no effects", "printed", "1 of 3 voted yes"]);
  });

  it("the line of the node's code, when a replay has found it", async () => {
    const trace = await runs.splitDecision();
    const code = { place: "coordinator.ts:31", text: "onVote(from, { vote }) { // <3" };
    const steps = trace.steps.map((step, index) => (index === trace.steps.length - 1 ? { ...step, code } : step));
    const elements = bodyOf(toHtml({ ...trace, steps }));
    const last = trace.steps.length - trace.nodes.length;
    expect(wordsIn(elements, last)).toEqual(expect.arrayContaining(["code", code.text, code.place]));
    expect(wordsIn(elements, last - 1)).not.toContain("code");
  });

  it("where the property is broken", async () => {
    const elements = await body(runs.splitDecision);
    const breach = "✗ here AC1 agreement is broken: p1 committed, p2 aborted";
    expect(wordsIn(elements, 9)[0]).toBe(breach);
    expect(wordsIn(elements, 8)).not.toContain(breach);
  });

  it("the fields of each node, and which of them the step changed", async () => {
    const elements = await body(runs.splitDecision);
    const changed = (row: number) =>
      elements
        .filter(shownIn(row))
        .filter(({ attributes }) => attributes["data-from"] === String(row))
        .flatMap((shown) => elements.filter((each) => each.text === "changed" && inside(each, shown))).length;
    expect(wordsIn(elements, 4)).toContain('Set {"p1"}');
    expect(changed(4)).toBe(1);
    expect(changed(0)).toBe(0);
  });

  it("each node's log with its forced part marked, and what a crash leaves of both", async () => {
    const elements = await body(runs.loners);
    const logIn = (row: number) => {
      const words = wordsIn(elements, row);
      return words.flatMap((word, index) => (/^(not )?forced$/.test(word) ? [`${words[index - 1]}: ${word}`] : []));
    };
    expect(logIn(4)).toEqual(["dawn: forced", "egg n=1: not forced", "egg n=2: not forced", "born: forced"]);
    expect(logIn(5)).toEqual(["dawn: forced", "egg n=1: forced", "born: forced"]);
    expect(wordsIn(elements, 5)).toContain("its fields are lost");
    expect(wordsIn(elements, 0)).toContain("not started");
  });

  it("each node exactly once in every row", async () => {
    for (const [name, run] of Object.entries(runs)) {
      const trace = await run();
      const elements = bodyOf(toHtml(trace));
      const last = Number(elements[0]?.attributes["data-last"]);
      for (let row = 0; row <= last; row++) {
        const snapshots = elements.filter(shownIn(row)).filter(({ attributes }) => attributes["class"] === "snapshot");
        expect(snapshots.length, `${name} ${row}`).toBe(trace.nodes.length);
      }
    }
  });
});
