/** Finds places for the words on arrows: near the end, clear of other words, and of lines where that can be had. */
import { type Box, type Point, sizes, textWidth } from "./geometry.ts";

/** A line that words should keep clear of. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** Words that belong to a line. */
export interface Wanted {
  readonly text: string;
  readonly along: Segment;
}

/** What is there already. */
export interface Obstacles {
  /** Words and shapes: nothing may be written over them. */
  readonly boxes: readonly Box[];
  /** Lines: better not. */
  readonly segments: readonly Segment[];
  /** The picture's edges. */
  readonly within: Box;
}

const height = sizes.line;

/** Places the words one after another, each where it costs least. */
export function place(wanted: readonly Wanted[], obstacles: Obstacles): Box[] {
  const taken = [...obstacles.boxes];
  return wanted.map((words) => {
    const candidates = candidatesFor(words);
    const near = within(candidates, taken, obstacles);
    const costs = candidates.map((box, rank) => cost(box, rank, words, near));
    const best = candidates[costs.indexOf(Math.min(...costs))]!;
    taken.push(best);
    return best;
  });
}

/** Places in order of preference: below the line's end or beside it, then along the line, below, above or on it. */
function candidatesFor({ text, along: { from, to } }: Wanted): Box[] {
  const width = textWidth(text);
  const direction = to.x < from.x ? -1 : 1;
  const beforeEnd = direction === 1 ? to.x - 9 - width : to.x + 9;
  const found: Box[] = [
    { x: beforeEnd, y: to.y + 1, width, height },
    { x: to.x + 10, y: to.y - height / 2, width, height },
    { x: to.x - 10 - width, y: to.y - height / 2, width, height },
  ];
  const slope = Math.abs((to.y - from.y) / (Math.abs(to.x - from.x) || 1));
  const clearance = (slope * width) / 2 + 2;
  for (const share of [0.85, 0.75, 0.65, 0.5, 0.35, 0.2]) {
    const at = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    const left = at.x - width / 2;
    if (clearance < 30) {
      found.push({ x: left, y: at.y + clearance, width, height });
      found.push({ x: left, y: at.y - clearance - height, width, height });
    }
    found.push({ x: left, y: at.y - height / 2, width, height });
    found.push({ x: at.x + 8, y: at.y - height / 2, width, height });
    found.push({ x: at.x - 8 - width, y: at.y - height / 2, width, height });
  }
  return found;
}

/** The obstacles that stand as high as one of the candidates: of a long run, few. */
function within(candidates: readonly Box[], taken: readonly Box[], obstacles: Obstacles): Obstacles {
  const top = Math.min(...candidates.map(({ y }) => y));
  const bottom = Math.max(...candidates.map(({ y }) => y + height));
  return {
    boxes: taken.filter((box) => box.y < bottom && box.y + box.height > top),
    segments: obstacles.segments.filter(
      ({ from, to }) => Math.min(from.y, to.y) < bottom && Math.max(from.y, to.y) > top,
    ),
    within: obstacles.within,
  };
}

function cost(box: Box, rank: number, { along }: Wanted, { boxes, segments, within }: Obstacles): number {
  const covered = boxes.reduce((sum, other) => sum + overlap(box, other), 0) / (box.width * box.height);
  const outside = 1 - overlap(box, within) / (box.width * box.height);
  const crossed = segments.filter((segment) => segment !== along && crosses(segment, box)).length;
  const own = crosses(along, box) ? 1 : 0;
  return rank * 0.12 + (covered > 0 ? 20 + 60 * covered : 0) + 200 * outside + 3 * crossed + 2 * own;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether a line passes through a box, its margins left out. */
function crosses({ from, to }: Segment, box: Box): boolean {
  const margin = 2;
  let [enter, leave] = [0, 1];
  for (const [start, delta, low, high] of [
    [from.x, to.x - from.x, box.x + margin, box.x + box.width - margin],
    [from.y, to.y - from.y, box.y + margin, box.y + box.height - margin],
  ] as const) {
    if (delta === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [first, second] = [(low - start) / delta, (high - start) / delta];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return enter <= leave;
}
