import type { Trace } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { textWidth } from "../src/geometry.ts";
import { toSvg } from "../src/svg.ts";
import { story } from "../src/words.ts";
import { randomRun } from "./support/random-runs.ts";
import * as runs from "./support/runs.ts";
import { parseXml, type XmlElement } from "./support/xml.ts";

const draw = async (run: () => Promise<Trace>) => parseXml(toSvg(await run()));
const everyRun = Object.entries(runs) as [string, () => Promise<Trace>][];
const classes = ({ attributes }: XmlElement) => (attributes["class"] ?? "").split(" ");
const withClass = (elements: readonly XmlElement[], name: string) =>
  elements.filter((element) => classes(element).includes(name));
const texts = (elements: readonly XmlElement[]) =>
  elements.filter(({ name }) => name === "text").map(({ text }) => text);

describe("a picture", () => {
  it.each(everyRun)("of %s is well-formed XML", async (_, run) => {
    expect((await draw(run))[0]?.name).toBe("svg");
  });

  it("tells the same in words: a title, and the run as a description", async () => {
    const trace = await runs.splitDecision();
    const [svg, title, desc] = parseXml(toSvg(trace));
    expect(svg?.attributes["role"]).toBe("img");
    expect(title).toMatchObject({
      name: "title",
      text: "p1 committed, p2 aborted (two-phase-commit votes=yes,yes,yes · multiset)",
    });
    expect(desc).toMatchObject({ name: "desc", text: story(trace).join(" ") });
  });

  it("loads nothing from anywhere and runs no script", async () => {
    for (const [, run] of everyRun) {
      const elements = await draw(run);
      expect(elements.map(({ name }) => name)).not.toContain("script");
      const attributes = elements.flatMap((element) => Object.entries(element.attributes));
      expect(attributes.filter(([key]) => key.startsWith("on") || key === "href")).toEqual([]);
      expect(elements.filter(({ name, text }) => name === "style" && /url|@import/.test(text))).toEqual([]);
    }
  });

  it("shows hostile names and data as they are written", async () => {
    const shown = texts(await draw(runs.hostile));
    expect(shown).toContain('<b>"a"</b>');
    expect(shown).toContain("<script>alert(1)</script>");
    expect(shown).toContain("✗ </script><img src=x onerror=alert(4)> \ufffd");
  });

  it("has one lane a node, with its name above and below and how it ended", async () => {
    const elements = await draw(runs.splitDecision);
    const names = texts(withClass(elements, "name"));
    expect(names).toEqual(["coordinator", "coordinator", "p1", "p1", "p2", "p2", "p3", "p3"]);
    expect(texts(withClass(elements, "muted")).slice(-4)).toEqual(["aborted", "committed", "aborted", "undecided"]);
  });

  it("marks the step that breaks the property, and says so above and in the step", async () => {
    const elements = await draw(runs.splitDecision);
    expect(texts(withClass(elements, "sentence"))).toEqual(["✗ p1 committed, p2 aborted"]);
    expect(withClass(elements, "violated").map(({ attributes }) => attributes["data-row"])).toEqual(["9"]);
    expect(texts(withClass(elements, "broken"))).toContain("✗ here AC1 agreement is broken");
  });

  it("draws a dead node's lane dotted, from the crash to the restart", async () => {
    expect(withClass(await draw(runs.splitDecision), "down")).toHaveLength(1);
    expect(withClass(await draw(runs.partitioned), "down")).toHaveLength(0);
  });

  it("shades the side that a partition cuts off, until it heals", async () => {
    const elements = await draw(runs.partitioned);
    expect(withClass(elements, "split")).toHaveLength(1);
    expect(texts(elements)).toContain("partition: coordinator, p1 | p2");
    expect(texts(elements)).toContain("the partition heals");
  });

  it("draws a line to whom a node waits for", async () => {
    const waits = withClass(await draw(runs.blocked), "wait");
    expect(waits).toHaveLength(2);
  });

  it("tells when a step happened, where virtual time was kept", async () => {
    expect(texts(withClass(await draw(runs.timed), "time"))).toEqual(["12 ms", "31 ms", "12.35 s"]);
    expect(withClass(await draw(runs.splitDecision), "time")).toEqual([]);
  });

  it("can be drawn without its heading, for a page that has one", async () => {
    const trace = await runs.splitDecision();
    expect(toSvg(trace, { heading: false })).not.toContain('class="sentence"');
  });
});

describe("messages in a picture", () => {
  it("run from the step that sent them to the step that delivered them", async () => {
    const [prepare] = withClass(await draw(runs.splitDecision), "message");
    expect(prepare?.attributes).toMatchObject({ class: "message delivered", "data-row": "0", "data-until": "1" });
  });

  it("end in a cross with the reason where they are lost", async () => {
    const elements = await draw(runs.partitioned);
    const lost = withClass(elements, "lost");
    expect(lost.length).toBeGreaterThan(0);
    expect(texts(elements)).toContain("prepare, cut off");
    expect(texts(elements)).toContain("cut off");
  });

  it("stop short and name their receiver when they never arrive", async () => {
    const shown = texts(await draw(runs.splitDecision));
    expect(shown).toContain("in flight");
    expect(shown).toContain("decision abort → p3");
  });

  it("bear a sign where the network repeats them", async () => {
    const elements = await draw(runs.faultyNetwork);
    expect(texts(withClass(elements, "badge-text"))).toEqual(["×2"]);
    expect(texts(elements)).toContain("vote yes (copy)");
    expect(texts(await draw(runs.forgetless))).toContain("prepare (again)");
  });

  it("bow back to the lane that they left, when a node writes to itself", async () => {
    const paths = (await draw(runs.loners)).filter(({ attributes }) => attributes["class"] === "line");
    expect(paths.some(({ attributes }) => attributes["d"]?.includes("C"))).toBe(true);
  });
});

describe("the colours of a picture", () => {
  it("follow the reader's preference, or stay as they are told to", async () => {
    const trace = await runs.partitioned();
    const dark = "@media (prefers-color-scheme:dark)";
    expect(toSvg(trace)).toContain(dark);
    expect(toSvg(trace, { theme: "light" })).not.toContain(dark);
    expect(toSvg(trace, { theme: "dark" })).toContain("--ground:#14181d");
  });
});

describe("the words of a picture", { timeout: 0 }, () => {
  it.each(everyRun)("of %s do not cover each other and stay on it", async (_, run) => {
    expectClearWords(await draw(run));
  });

  it.each([2, 3, 4, 5])(
    "do not cover each other in runs of %i participants that nobody chose",
    async (participants) => {
      for (let seed = 0; seed < 8; seed++)
        expectClearWords(parseXml(toSvg(await randomRun(seed, participants, participants + 16))));
    },
  );

  it("make it wider where there are many nodes", async () => {
    expect((await draw(runs.splitDecision))[0]!.attributes["width"]).toBe("900");
    const [svg] = parseXml(toSvg(await runs.crowded(9)));
    expect(Number(svg!.attributes["width"])).toBeGreaterThan(1300);
  });
});

function expectClearWords(elements: readonly XmlElement[]): void {
  const width = Number(elements[0]!.attributes["width"]);
  const boxes = [...withClass(elements, "beside"), ...withClass(elements, "label")].map(boxOf);
  for (const [index, box] of boxes.entries()) {
    expect(box.x, box.text).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, box.text).toBeLessThanOrEqual(width);
    const covered = boxes.slice(index + 1).filter((other) => overlap(box, other));
    expect(covered, box.text).toEqual([]);
  }
}

function boxOf(element: XmlElement) {
  const { text, attributes } = element;
  const width = textWidth(text);
  const x = Number(attributes["x"]);
  return { text, x: classes(element).includes("end") ? x - width : x, y: Number(attributes["y"]), width };
}

/** Lines of text stand 15 pixels apart, and 12 of them are inked. */
function overlap(one: ReturnType<typeof boxOf>, other: ReturnType<typeof boxOf>): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && Math.abs(one.y - other.y) < 12;
}
