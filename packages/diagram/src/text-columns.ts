/** The columns of a diagram in text: where each lane stands and how much can be written beside it. */

/** Where the lanes stand. */
export interface TextColumns {
  /** No line is longer. */
  readonly width: number;
  /** Left of the first lane: step numbers, and times where they were kept. */
  readonly gutter: number;
  /** From one lane to the next. */
  readonly gap: number;
  /** The column of a lane's line. */
  laneAt(lane: number): number;
  /**
   * How many columns can be written beside a lane, from two to the right of its line on.
   *
   * @param alone whether nothing else is written there, so that the words may cover a part of narrow neighbours
   */
  besideOf(lane: number, alone: boolean): number;
}

/** As many columns as a step's number takes, with blanks behind it. */
const numbers = 7;
const narrowest = 12;
const widest = 44;
/** In fewer columns most marks would be wrapped; as many hold them: `├ decision commit → p1 (in flight)`. */
const [tight, comfortable] = [28, 36];

/**
 * Spreads so many lanes over a width; nothing when they would stand too close to be read.
 *
 * @param times how many columns the longest time takes, 0 when there is none
 */
export function textColumns(lanes: number, width: number, times: number): TextColumns | undefined {
  const gutter = numbers + (times === 0 ? 0 : times + 2);
  const gap = Math.min(widest, Math.floor((width - gutter) / Math.max(1, lanes)));
  if (gap < narrowest) return undefined;
  const laneAt = (lane: number) => gutter + lane * gap;
  return {
    width,
    gutter,
    gap,
    laneAt,
    besideOf: (lane, alone) => {
      const toTheEdge = width - laneAt(lane) - 2;
      if (lane === lanes - 1) return Math.min(toTheEdge, widest);
      const own = gap - 3;
      return alone && own < tight ? Math.max(own, Math.min(comfortable, toTheEdge)) : own;
    },
  };
}
