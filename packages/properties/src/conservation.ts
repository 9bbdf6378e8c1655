/**
 * Conservation: of money, of stock. It moves from place to place, and there is never more or less of it. A saga gives no
 * isolation, so while one is under way something may be between two places; when it has ended all must be accounted for.
 * [GMS87] Amounts are whole numbers: cents, items.
 */
import { type Always, always, type Goal, type Monitor, type Observed } from "@workbook/harness";

/** So much more of it in a place, or less. */
export interface Movement {
  readonly place: string;
  readonly amount: number;
}

/** What an event moves; told how much there is in each place before it. */
export type ReadMovements = (event: Observed, amounts: Amounts) => readonly Movement[];

/** How much there is in each place. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * Follows what moves.
 *
 * @param what as it is called in sentences: `money`
 * @param initial how much there is in each place to begin with
 */
export function followAmounts(what: string, initial: Amounts, read: ReadMovements): Monitor<Amounts> {
  return {
    name: what,
    watches: ["stable", "compact", "emit"],
    initial: () => initial,
    observe: (amounts, event) => read(event, amounts).reduce(moved, amounts),
  };
}

function moved(amounts: Amounts, { place, amount }: Movement): Amounts {
  return amount === 0 ? amounts : { ...amounts, [place]: (amounts[place] ?? 0) + amount };
}

/** How much there is in all places together. */
export function totalOf(amounts: Amounts): number {
  return Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
}

/** There is as much in all places together as in the beginning, at every moment: where moving is one step. */
export function conservation(amounts: Monitor<Amounts>): Always {
  const whole = totalOf(amounts.initial([]));
  return always(`conservation of ${amounts.name}`, amounts, (all) => {
    return totalOf(all) !== whole && `of ${whole} there are ${totalOf(all)}: ${placesIn(all)}`;
  });
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Amounts>, reached: (amounts: Amounts) => boolean) => Goal;

/** As an `eventually`: when all has come to rest, there is as much in all places together as in the beginning. */
export function conserved(kind: MakeGoal, amounts: Monitor<Amounts>): Goal {
  const whole = totalOf(amounts.initial([]));
  return kind(`conservation of ${amounts.name}`, amounts, (all) => totalOf(all) === whole);
}

/** No place ever holds less than nothing: nothing is sold that is not there. */
export function neverNegative(amounts: Monitor<Amounts>): Always {
  return always(`no ${amounts.name} that is not there`, amounts, (all) => {
    const [place, amount] = Object.entries(all).find(([, held]) => held < 0) ?? [];
    return place !== undefined && `${place} holds ${amount}: more ${amounts.name} was taken from it than there was`;
  });
}

function placesIn(amounts: Amounts): string {
  return Object.entries(amounts)
    .map(([place, amount]) => `${place} ${amount}`)
    .join(", ");
}
