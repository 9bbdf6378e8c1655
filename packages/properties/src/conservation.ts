/**
 * Conservation: of money, of stock. It moves from place to place, and there is never more or less of it. A saga gives no
 * isolation, so while one is under way something may be between two places; when it has ended all must be accounted for.
 * [GMS87] Amounts are whole numbers: cents, items.
 */
import { type Always, always, type Goal, type Monitor, type Observed } from "@workbook/harness";
import { fieldOf, fieldsOf, type GroupedRecord, withField } from "./grouped-record.ts";

/** So much more of it in a place, or less. */
export interface Movement {
  readonly place: string;
  readonly amount: number;
}

/** How much there is in a place. */
export type HeldIn = (place: string) => number;

/** What an event moves; told how much there is in each place before it. */
export type ReadMovements = (event: Observed, heldIn: HeldIn) => readonly Movement[];

/** How much there is where. */
export interface Amounts {
  /** By place; places that hold nothing are left out. */
  readonly held: GroupedRecord<number>;
  /** In all places together. */
  readonly total: number;
  /** A place that has held less than nothing, and how much. */
  readonly below?: Movement;
}

/**
 * Follows what moves.
 *
 * @param what as it is called in sentences: `money`
 * @param initial how much there is in each place to begin with
 */
export function followAmounts(
  what: string,
  initial: Readonly<Record<string, number>>,
  read: ReadMovements,
): Monitor<Amounts> {
  const places = Object.entries(initial).map(([place, amount]) => ({ place, amount }));
  const beginning = places.reduce(moved, { held: {}, total: 0 });
  return {
    name: what,
    watches: ["stable", "compact", "emit"],
    initial: () => beginning,
    observe: (amounts, event) => {
      const movements = read(event, (place) => fieldOf(amounts.held, place) ?? 0);
      const after = movements.reduce(moved, amounts);
      const below = movements.find(({ place }) => (fieldOf(after.held, place) ?? 0) < 0);
      if (!below || after.below) return after;
      return { ...after, below: { place: below.place, amount: fieldOf(after.held, below.place)! } };
    },
  };
}

function moved(amounts: Amounts, { place, amount }: Movement): Amounts {
  if (amount === 0) return amounts;
  const now = (fieldOf(amounts.held, place) ?? 0) + amount;
  return {
    ...amounts,
    held: withField(amounts.held, place, now === 0 ? undefined : now),
    total: amounts.total + amount,
  };
}

/** There is as much in all places together as in the beginning, at every moment: where moving is one step. */
export function conservation(amounts: Monitor<Amounts>): Always {
  const whole = amounts.initial([]).total;
  return always(`conservation of ${amounts.name}`, amounts, ({ held, total }) => {
    return total !== whole && `of ${whole} there are ${total}: ${placesIn(held)}`;
  });
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Amounts>, reached: (amounts: Amounts) => boolean) => Goal;

/** As an `eventually`: when all has come to rest, there is as much in all places together as in the beginning. */
export function conserved(kind: MakeGoal, amounts: Monitor<Amounts>): Goal {
  const whole = amounts.initial([]).total;
  return kind(`conservation of ${amounts.name}`, amounts, ({ total }) => total === whole);
}

/** No place ever holds less than nothing: nothing is sold that is not there. */
export function neverNegative(amounts: Monitor<Amounts>): Always {
  return always(`no ${amounts.name} that is not there`, amounts, ({ below }) => {
    return below && `${below.place} holds ${below.amount}: more ${amounts.name} was taken from it than there was`;
  });
}

function placesIn(held: GroupedRecord<number>): string {
  return fieldsOf(held)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, amount]) => `${place} ${amount}`)
    .join(", ");
}
