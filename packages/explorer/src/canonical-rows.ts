/** Of all states that differ by a change of places, the one that stands for them: the least as a row of numbers. */
import type { Layout } from "./layout.ts";
import type { MonitorSymmetry } from "./monitor-symmetry.ts";
import { Row } from "./row.ts";
import type { Successors } from "./successors.ts";
import type { SymmetricParts } from "./symmetric-parts.ts";
import type { Symmetry } from "./symmetry.ts";
import type { System } from "./system.ts";

/** Rows one after another, each up to its end. */
export interface Rows {
  readonly words: Int32Array;
  readonly ends: Int32Array;
}

/** A row being tried. */
interface Candidate {
  words: Int32Array;
  length: number;
}

/** Replaces rows by those that stand for them. */
export class CanonicalRows {
  private readonly processes: Symmetry;
  private readonly monitors: MonitorSymmetry;
  private readonly system: System;
  private readonly layout: Layout;
  private readonly forgetless: boolean;
  private readonly out = new Row();
  private ends = new Int32Array(1 << 8);
  private best: Candidate = { words: new Int32Array(64), length: 0 };
  private tried: Candidate = { words: new Int32Array(64), length: 0 };

  constructor({ processes, monitors }: SymmetricParts, system: System, layout: Layout, forgetless: boolean) {
    this.processes = processes;
    this.monitors = monitors;
    this.system = system;
    this.layout = layout;
    this.forgetless = forgetless;
  }

  /** The rows that stand for a state's successors. */
  of({ row, ends, count }: Successors): Rows {
    const { out } = this;
    out.clear();
    if (count > this.ends.length) this.ends = new Int32Array(count * 2);
    for (let index = 0, begin = 0; index < count; begin = ends[index++]!) {
      this.choose(row.words, begin, ends[index]!);
      out.copy(this.best.words, this.best.length);
      this.ends[index] = out.end;
      out.keep();
    }
    return { words: out.words, ends: this.ends };
  }

  private choose(words: Int32Array, begin: number, end: number): void {
    const { best, tried } = this;
    // A message may move to a word far behind.
    const longest = end - begin + (this.forgetless ? 1 << 10 : 0);
    if (longest > best.words.length)
      [best.words, tried.words] = [new Int32Array(longest * 2), new Int32Array(longest * 2)];
    for (let at = begin; at < end; at++) best.words[at - begin] = words[at]!;
    best.length = end - begin;
    if (this.isStarting(words, begin)) return;
    for (let element = 1; element < this.processes.permutations.elements.length; element++) {
      if (this.improves(element, words, begin, end)) [this.best, this.tried] = [this.tried, this.best];
    }
  }

  /** Processes start in a fixed order: until all have, they do not change places. */
  private isStarting(words: Int32Array, begin: number): boolean {
    for (let process = 0; process < this.layout.processes; process++) {
      if (this.system.status(words[begin + process]!) === "waiting") return true;
    }
    return false;
  }

  /** Writes an image of the row, and says whether it is less than the best so far. Gives up once it is more. */
  private improves(element: number, words: Int32Array, begin: number, end: number): boolean {
    const { processes, layout, best, tried } = this;
    const { origins } = processes.permutations.elements[element]!;
    let less = false;
    for (let place = 0; place < layout.processes; place++) {
      const image = processes.locals.of(element, words[begin + origins[place]!]!);
      if (!less && image > best.words[place]!) return false;
      if (image < best.words[place]!) less = true;
      tried.words[place] = image;
    }
    for (let at = layout.budgets; at < layout.partition; at++) tried.words[at] = words[begin + at]!;
    tried.words[layout.partition] = this.side(element, words[begin + layout.partition]!);
    for (let at = layout.monitors; at < layout.messages; at++)
      tried.words[at] = this.monitors.states(at - layout.monitors).of(element, words[begin + at]!);
    if (this.forgetless) this.renameSet(element, words, begin, end);
    else this.renameList(element, words, begin, end);
    return less || this.comparesLess();
  }

  private comparesLess(): boolean {
    const { best, tried } = this;
    if (tried.length !== best.length) return tried.length < best.length;
    for (let at = this.layout.partition; at < tried.length; at++) {
      if (tried.words[at] !== best.words[at]) return tried.words[at]! < best.words[at]!;
    }
    return false;
  }

  /** A partition is named by the side on which the first process does not stand. */
  private side(element: number, side: number): number {
    const { places } = this.processes.permutations.elements[element]!;
    let image = 0;
    for (let process = 0; process < places.length; process++) if ((side >> process) & 1) image |= 1 << places[process]!;
    return image & 1 ? ((1 << places.length) - 1) & ~image : image;
  }

  private renameList(element: number, words: Int32Array, begin: number, end: number): void {
    const { tried, layout } = this;
    tried.length = end - begin;
    for (let from = begin + layout.messages; from < end; from++) {
      const message = this.processes.messages.of(element, words[from]!);
      let at = from - begin;
      for (; at > layout.messages && tried.words[at - 1]! > message; at--) tried.words[at] = tried.words[at - 1]!;
      tried.words[at] = message;
    }
  }

  private renameSet(element: number, words: Int32Array, begin: number, end: number): void {
    const { tried, layout } = this;
    const first = begin + layout.messages;
    tried.length = layout.messages;
    for (let from = first; from < end; from++) {
      for (let bits = words[from]!; bits !== 0; bits &= bits - 1) {
        const message = this.processes.messages.of(element, ((from - first) << 5) + 31 - Math.clz32(bits & -bits));
        const at = layout.messages + (message >>> 5);
        while (tried.length <= at) tried.words[tried.length++] = 0;
        tried.words[at]! |= 1 << (message & 31);
      }
    }
  }
}
