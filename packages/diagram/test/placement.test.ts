import { describe, expect, it } from "vitest";
import { type Box, textWidth } from "../src/geometry.ts";
import { type Obstacles, place } from "../src/placement.ts";

const paper: Obstacles = { boxes: [], segments: [], within: { x: 0, y: 0, width: 600, height: 400 } };
const along = { from: { x: 100, y: 100 }, to: { x: 400, y: 160 } };

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("words on an arrow", () => {
  it("stand just before its head, below it, where nothing is in the way", () => {
    const [box] = place([{ text: "vote yes", along }], paper);
    expect(box).toEqual({ x: 400 - 9 - textWidth("vote yes"), y: 161, width: textWidth("vote yes"), height: 15 });
  });

  it("stand behind the head of an arrow that goes to the left", () => {
    const [box] = place([{ text: "vote yes", along: { from: { x: 400, y: 100 }, to: { x: 100, y: 160 } } }], paper);
    expect(box!.x).toBe(109);
  });

  it("keep clear of words and shapes that are there already", () => {
    const [free] = place([{ text: "vote yes", along }], paper);
    const [box] = place([{ text: "vote yes", along }], { ...paper, boxes: [free!] });
    expect(overlap(box!, free!)).toBe(false);
  });

  it("keep clear of each other on arrows that run side by side", () => {
    const lines = [0, 4, 8, 12].map((dy) => ({
      text: "decision commit",
      along: { from: { x: 100, y: 100 + dy }, to: { x: 400, y: 160 + dy } },
    }));
    const boxes = place(lines, { ...paper, segments: lines.map(({ along }) => along) });
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  });

  it("keep clear of a line where that can be had", () => {
    const crossing = { from: { x: 340, y: 100 }, to: { x: 340, y: 300 } };
    const [box] = place([{ text: "vote yes", along }], { ...paper, segments: [along, crossing] });
    expect(box!.x > 340 || box!.x + box!.width < 340).toBe(true);
  });

  it("stay on the paper", () => {
    const edge = { from: { x: 300, y: 380 }, to: { x: 10, y: 398 } };
    const [box] = place([{ text: "prepare", along: edge }], paper);
    expect(box!.y + box!.height).toBeLessThanOrEqual(400);
    expect(box!.x).toBeGreaterThanOrEqual(0);
  });
});
