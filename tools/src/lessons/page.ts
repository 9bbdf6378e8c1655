/** One page: what its markers ask for, and how it should read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grades } from "./grades.ts";
import { type Marker, markersOf, PageError } from "./marker.ts";
import type { Context, Producer } from "./producer.ts";
import { producerOf } from "./registry.ts";

/** A marker whose text is not what its producer writes. */
export interface Drift {
  readonly marker: Marker;
  readonly wanted: string;
}

/** What became of a page. */
export interface Generated {
  readonly path: string;
  /** How the page read when it was looked at. */
  readonly before: string;
  /** How the page should read; a marker with a problem keeps its text. */
  readonly text: string;
  readonly drifts: readonly Drift[];
  /** The files that the page refers to, by path from the root. */
  readonly files: ReadonlyMap<string, string>;
  /** One sentence each, with its line. */
  readonly problems: readonly string[];
  readonly markers: number;
  /** How many markers were left alone, since a handout has no solutions. */
  readonly left: number;
}

interface Part {
  readonly marker: Marker;
  readonly producer: Producer;
}

/** A page that has been read, and whose producers have not been asked yet. */
export class Page {
  private readonly root: string;
  private readonly path: string;
  private readonly text: string;
  private readonly problems: string[] = [];
  private parts: readonly Part[];
  private left = 0;

  /** @param handout whether there are no solutions to look at */
  constructor(root: string, path: string, handout: boolean) {
    this.root = root;
    this.path = path;
    this.text = readFileSync(join(root, path), "utf8");
    const all = this.attempt(1, () => markersOf(this.text).map(partOf)) ?? [];
    this.parts = handout ? all.filter(({ marker, producer }) => !producer.needsSolutions(marker)) : all;
    this.left = all.length - this.parts.length;
  }

  /** Asks for the grades that the page speaks of. */
  request(grades: Grades): void {
    const where = { root: this.root, page: this.path };
    this.parts = this.parts.filter(({ marker, producer }) =>
      this.attempt(marker.line, () => {
        for (const request of producer.requests?.(marker, where) ?? []) grades.want(request);
        return true;
      }),
    );
  }

  /** Lets the producers write. */
  generate(grades: Grades): Generated {
    const context = { root: this.root, page: this.path, graded: grades.graded.bind(grades) };
    const drifts: Drift[] = [];
    const files = new Map<string, string>();
    let text = this.text;
    for (const part of [...this.parts].reverse()) {
      const { marker } = part;
      const product = this.attempt(marker.line, () => this.produce(part, context));
      if (!product) continue;
      for (const [path, content] of Object.entries(product.files ?? {})) files.set(path, content);
      text = text.slice(0, marker.from) + product.text + text.slice(marker.to);
      if (product.text !== marker.body) drifts.unshift({ marker, wanted: product.text });
    }
    const { path, problems, parts, left, text: before } = this;
    return { path, before, text, drifts, files, problems, markers: parts.length, left };
  }

  private produce({ marker, producer }: Part, context: Context) {
    if (!producer.block) return producer.produce(marker, context);
    const before = this.text.slice(0, marker.from - marker.opening.length);
    if (!/(^|\n)$/.test(before)) throw new Error(`${marker.opening} does not begin its line`);
    const { text, ...rest } = producer.produce(marker, context);
    return { ...rest, text: `\n\n${text}\n\n` };
  }

  /** Notes what goes wrong as a problem of this page. */
  private attempt<T>(line: number, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const at = error instanceof PageError ? error.line : line;
      this.problems.push(`${this.path}:${at}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
}

function partOf(marker: Marker): Part {
  return { marker, producer: producerOf(marker) };
}
