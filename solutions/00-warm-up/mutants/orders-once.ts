/** The customer trusts the network. */
import type { Mutant } from "@workbook/grading";
import { Customer as Reference } from "#reference/customer.ts";

export const mutant: Mutant = {
  replaces: "customer.ts",
  fails: "heard",
  mistake: "orders once, and waits for ever when the message is lost",
  setting: "warm-up orders=1; multiset, 1 drop",
};

export class Customer extends Reference {
  override onTimer(): void {}
}
