/** What the environment has in store for a saga. */
import type { CommandName } from "./messages.ts";

/** All goes well; a step is refused; or a service stumbles over some commands of the saga, always: the saga is poisoned. */
export type Fate =
  | "well"
  | "reserve refused"
  | "charge refused"
  | "ship refused"
  | "reserve poisoned"
  | "charge poisoned"
  | "refund poisoned"
  | "release poisoned";

/** All fates. */
export const fates: readonly Fate[] = [
  "well",
  "reserve refused",
  "charge refused",
  "ship refused",
  "reserve poisoned",
  "charge poisoned",
  "refund poisoned",
  "release poisoned",
];

/** The name of the n-th saga, counted from 0. */
export function nameOfSaga(index: number): string {
  return `order-${index + 1}`;
}

/** Which fate a saga has, by its name: the fates given are dealt out in turn. */
export function fateOf(dealt: readonly Fate[], saga: string): Fate {
  return dealt[(Number(saga.slice("order-".length)) - 1) % dealt.length]!;
}

/** The step that is refused. */
export function refusalOf(fate: Fate): string | undefined {
  if (fate === "refund poisoned") return "ship";
  if (fate === "release poisoned") return "charge";
  const [step, what] = fate.split(" ");
  return what === "refused" ? (step === "reserve" ? "reserve book" : step) : undefined;
}

/** Over which commands a service stumbles. Over an action it stumbles as over the compensation. */
export function isPoisoned(fate: Fate, command: CommandName): boolean {
  if (fate === "reserve poisoned") return command === "reserve" || command === "release";
  if (fate === "charge poisoned") return command === "charge" || command === "refund";
  return fate === `${command} poisoned`;
}
