/**
 * Rows of integers packed into bits. Each word of a row is a field just as wide as the largest value that it has held, so
 * that a global state of ten processes takes a few words. When a value does not fit, the packing gives way to a wider one.
 */

import { mix } from "./row-hash.ts";

/** Numbers the values of a field in the order of their arrival, so that few bits tell them apart. */
class Ranks {
  /** Ranks by value; 0 where there is none yet. The first rank is 1. */
  byValue = new Int32Array(64);
  readonly values: number[] = [0];

  rank(value: number): number {
    const known = this.byValue[value];
    return known ? known : this.enter(value);
  }

  private enter(value: number): number {
    if (value >= this.byValue.length) {
      const larger = new Int32Array(value * 2);
      larger.set(this.byValue);
      this.byValue = larger;
    }
    return (this.byValue[value] = this.values.push(value) - 1);
  }
}

/** How many bits a value takes. */
function bitsOf(value: number): number {
  return 32 - Math.clz32(value);
}

/** What all packings of a table share. */
export interface RowShape {
  /** The first words of a row that are ranked: of each only few values occur, however large. */
  readonly ranked: number;
  /** The words that every row has. */
  readonly fixed: number;
  /** What comes after them: a list, whose end must be told, or a set in bits, where absent words are 0. */
  readonly tail: "list" | "bits";
}

/** The row from which others come: its words, and where it stands packed. */
export interface Origin {
  readonly words: Int32Array;
  readonly length: number;
  readonly packed: Int32Array;
  readonly at: number;
  readonly hash: number;
}

/** One way to pack rows. */
export class Packing {
  /** How many words a packed row takes. */
  readonly stride: number;
  private readonly shape: RowShape;
  private readonly ranks: readonly Ranks[];
  private readonly words: Int32Array;
  private readonly shifts: Int32Array;
  private readonly masks: Int32Array;
  /** List items are stored one higher: 0 is the end of the list. */
  private readonly bias: number;

  constructor(
    shape: RowShape,
    widths: readonly number[] = [],
    ranks: readonly Ranks[] = Array.from({ length: shape.ranked }, () => new Ranks()),
  ) {
    const places = placesFor(widths);
    this.shape = shape;
    this.ranks = ranks;
    this.bias = shape.tail === "list" ? 1 : 0;
    this.words = Int32Array.from(places, ({ word }) => word);
    this.shifts = Int32Array.from(places, ({ shift }) => shift);
    this.masks = Int32Array.from(places, ({ width }) => (width === 32 ? -1 : (1 << width) - 1));
    this.stride = places.reduce((stride, { word }) => Math.max(stride, word + 1), 1);
  }

  /**
   * Packs rows that stand one after another in `rows`, each up to its end, into `packed`. Each is written as a copy of the
   * row that it comes from, in which few words are changed; so is its hash, which goes into `hashes`.
   *
   * @returns whether all fit
   */
  pack(
    rows: Int32Array,
    ends: Int32Array,
    count: number,
    from: Origin,
    packed: Int32Array,
    hashes: Int32Array,
  ): boolean {
    const { masks, stride } = this;
    const { fixed } = this.shape;
    for (let index = 0, begin = 0; index < count; begin = ends[index++]!) {
      const [at, length] = [index * stride, ends[index]! - begin];
      if (length > masks.length) return false;
      for (let word = 0; word < stride; word++) packed[at + word] = from.packed[from.at + word]!;
      const same = Math.min(length, from.length);
      let [lost, hash] = [0, from.hash];
      for (let field = 0; field < same; field++) {
        const value = rows[begin + field]!;
        if (value === from.words[field]) continue;
        lost |= this.change(packed, at, field, this.stored(field, value));
        hash ^= mix(field, value) ^ mix(field, from.words[field]!);
      }
      for (let field = same; field < length; field++) {
        lost |= this.change(packed, at, field, this.stored(field, rows[begin + field]!));
        hash ^= mix(field, rows[begin + field]!);
      }
      for (let field = Math.max(length, fixed); field < from.length; field++) {
        this.change(packed, at, field, 0);
        hash ^= mix(field, from.words[field]!);
      }
      if (lost !== 0) return false;
      hashes[index] = hash;
    }
    return true;
  }

  /** Gives a field of a packed row another value, and returns the bits for which there is no room. */
  private change(packed: Int32Array, at: number, field: number, value: number): number {
    const [word, shift, mask] = [at + this.words[field]!, this.shifts[field]!, this.masks[field]!];
    packed[word] = (packed[word]! & ~(mask << shift)) | ((value & mask) << shift);
    return value & ~mask;
  }

  /**
   * Packs rows that another packing of the same table has packed, and that stand one after another. No value is looked
   * at: its rank stays what it was.
   */
  repack(old: Packing, rows: Int32Array, count: number, repacked: Int32Array): void {
    const { from, shifts, masks, to, places } = this.carriesFrom(old);
    for (let row = 0, at = 0, into = 0; row < count; row++, at += old.stride, into += this.stride)
      for (let carry = 0; carry < from.length; carry++)
        repacked[into + to[carry]!]! |=
          ((rows[at + from[carry]!]! >>> shifts[carry]!) & masks[carry]!) << places[carry]!;
  }

  /** What is carried over: from which word and bit on, how much, into which word and bit. */
  private carriesFrom(old: Packing): Record<"from" | "shifts" | "masks" | "to" | "places", Int32Array> {
    const fields = Array.from(old.masks.keys()).filter((field) => old.masks[field] !== 0);
    const column = (of: Int32Array) => Int32Array.from(fields, (field) => of[field]!);
    return {
      from: column(old.words),
      shifts: column(old.shifts),
      masks: column(old.masks),
      to: column(this.words),
      places: column(this.shifts),
    };
  }

  /** Writes a packed row's words to the front of `row`, and returns how many they are. */
  unpack(packed: Int32Array, at: number, row: Int32Array): number {
    const { words, shifts, masks, bias, ranks } = this;
    const { ranked, fixed } = this.shape;
    let length = masks.length;
    // The places after the last message are empty.
    while (length > fixed && this.field(packed, at, length - 1) === 0) length--;
    for (let field = 0; field < length; field++) {
      const value = (packed[at + words[field]!]! >>> shifts[field]!) & masks[field]!;
      row[field] = field < ranked ? ranks[field]!.values[value]! : field < fixed ? value : value - bias;
    }
    return length;
  }

  /** One word of a packed row, of those that every row has. */
  word(packed: Int32Array, at: number, field: number): number {
    const value = this.field(packed, at, field);
    return field < this.shape.ranked ? this.ranks[field]!.values[value]! : value;
  }

  private field(packed: Int32Array, at: number, field: number): number {
    return (packed[at + this.words[field]!]! >>> this.shifts[field]!) & this.masks[field]!;
  }

  /** How many words an unpacked row may have. */
  get longest(): number {
    return this.masks.length;
  }

  /**
   * How many bits the fields take when more rows are to fit, which stand one after another in `rows`, each up to its end.
   *
   * @param used all rows that are packed already, laid over each other: which bits have ever been set
   */
  widthsFor(used: Int32Array, rows: Int32Array, ends: Int32Array, count: number): number[] {
    const { fixed, tail } = this.shape;
    const widths = Array.from(this.words, (_, field) => bitsOf(this.field(used, 0, field)));
    while (widths.length < fixed) widths.push(0);
    for (let index = 0, begin = 0; index < count; begin = ends[index++]!) {
      for (let field = 0; begin + field < ends[index]!; field++) {
        widths[field] = Math.max(widths[field] ?? 0, bitsOf(this.stored(field, rows[begin + field]!)));
      }
    }
    // Messages become known one after another, and each takes a bit: room for some more spares much packing.
    if (tail === "bits")
      for (let field = fixed; field < widths.length; field++) widths[field] = (widths[field]! + 7) & ~7;
    return widths;
  }

  /** A packing with other widths. */
  withWidths(widths: readonly number[]): Packing {
    return new Packing(this.shape, widths, this.ranks);
  }

  /** Gives a value of a field its rank, before it is met. */
  introduce(field: number, value: number): void {
    this.ranks[field]!.rank(value);
  }

  private stored(field: number, value: number): number {
    if (field < this.shape.ranked) return this.ranks[field]!.rank(value);
    return field < this.shape.fixed ? value : value + this.bias;
  }
}

/** Where a field stands: in which word, from which bit on, how many bits. */
interface Place {
  readonly word: number;
  shift: number;
  width: number;
}

/** Gives each field the first place with room for it; none crosses a word. */
function placesFor(widths: readonly number[]): Place[] {
  const used: number[] = [];
  const places = widths.map((width) => {
    if (width === 0) return { word: 0, shift: 0, width };
    let word = used.findIndex((bits) => bits + width <= 32);
    if (word < 0) word = used.push(0) - 1;
    used[word]! += width;
    return { word, shift: 0, width };
  });
  for (const word of used.keys()) {
    spread(places.filter((place) => place.word === word && place.width > 0));
  }
  return places;
}

/** Shares the bits that are left in a word among its fields, so that they need not be widened soon. */
function spread(places: readonly Place[]): void {
  let free = places.reduce((bits, { width }) => bits - width, 32);
  for (let i = 0; free > 0; i++) {
    const place = places[i % places.length]!;
    const more = Math.min(free, 1 + (place.width >> 2));
    place.width += more;
    free -= more;
  }
  places.reduce((shift, place) => (place.shift = shift) + place.width, 0);
}
