/** Conditions that contradict themselves. */
import type { Conditions } from "@workbook/harness";

/** @throws Error when no adversary can be meant */
export function validate({ network, faults }: Conditions): void {
  const some = (budget: unknown) => budget !== 0;
  if (network === "forgetless" && (some(faults.drops) || some(faults.duplicates))) {
    throw new Error("a forgetless network loses and repeats messages without bound; leave drops and duplicates at 0");
  }
  if (network === "multiset" && faults.timeouts === Infinity) {
    throw new Error(
      'any number of early timeouts needs the network "forgetless": on a multiset nothing would bound it',
    );
  }
}
