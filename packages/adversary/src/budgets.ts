/** What the adversary has left of its budgets after the choices that it has made. */
import type { Budget, Choice, Faults, NodeId } from "@workbook/harness";

/** A budget, and what was spent where. */
class Account {
  private spent = 0;
  private readonly at = new Map<string, number>();
  private readonly budget: Budget;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  spend(place: string): void {
    this.spent++;
    this.at.set(place, (this.at.get(place) ?? 0) + 1);
  }

  has(place: string): boolean {
    if (typeof this.budget === "number") return this.spent < this.budget;
    return (this.at.get(place) ?? 0) < (this.budget[place] ?? 0);
  }
}

type Kind = "crashes" | "restarts" | "drops" | "duplicates" | "timeouts";

/** Budgets while they are spent. Links are spelled `coordinator->p1`. */
export class Budgets {
  private readonly accounts: Readonly<Record<Kind, Account>>;

  constructor(faults: Faults) {
    const account = (kind: Kind) => new Account(faults[kind]);
    this.accounts = {
      crashes: account("crashes"),
      restarts: account("restarts"),
      drops: account("drops"),
      duplicates: account("duplicates"),
      timeouts: account("timeouts"),
    };
  }

  /** Whether there is something left for this node or link. */
  has(kind: Kind, place: string): boolean {
    return this.accounts[kind].has(place);
  }

  /**
   * Accounts for a choice.
   *
   * @param node whom it concerns
   * @param link of the message that it concerns
   */
  spend(choice: Choice, node: NodeId, link: string): void {
    if (choice.kind === "crash" || ("crash" in choice && choice.crash)) this.accounts.crashes.spend(node);
    if (choice.kind === "restart") this.accounts.restarts.spend(node);
    if (choice.kind === "drop") this.accounts.drops.spend(link);
    if (choice.kind === "duplicate") this.accounts.duplicates.spend(link);
    if ("early" in choice && choice.early) this.accounts.timeouts.spend(node);
  }
}
