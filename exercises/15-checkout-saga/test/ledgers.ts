/** The services' ledgers, as an observer of stable storage reads them: money, stock, shipments. */
import type { NodeId, Observed, Plain } from "@workbook/harness";
import { followAmounts, followEffects, type Movement } from "@workbook/properties";
import { services } from "#given/cluster.ts";
import type { Command } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";

const keepers: Readonly<Record<Command["type"], NodeId>> = {
  reserve: services.inventory,
  release: services.inventory,
  charge: services.payment,
  refund: services.payment,
  ship: services.shipping,
};

/** The command that a record says has taken effect, where its keeper is the node that has to keep it. */
export function commandOf(node: NodeId, record: Plain): Command | undefined {
  const { type } = (record ?? {}) as { readonly type?: string };
  if (type === undefined || keepers[type as Command["type"]] !== node) return undefined;
  return record as unknown as Command;
}

/** The effects that an event makes stable; of a log that is replaced none, since it holds those that there were. */
export function effectsOf(event: Observed): readonly Command[] {
  return event.kind === "stable" ? [commandOf(event.node, event.record)].filter((it) => it !== undefined) : [];
}

/** Reservations, charges, shipments and what undoes them, by order. */
export const effects = followEffects((node, record) => {
  const command = commandOf(node, record);
  return command && `the ${command.type} of order ${command.order}`;
});

/** What is in stock, what is set aside for an order, and what is on its way. */
export function stockOf({ catalogue }: Shop) {
  const initial = Object.entries(catalogue).map(([item, { stock }]) => [`the stock of ${item}`, stock] as const);
  return followAmounts("stock", Object.fromEntries(initial), (event) => effectsOf(event).flatMap(stockMoved));

  function stockMoved(command: Command): Movement[] {
    const aside = `what is set aside for order ${command.order}`;
    if (command.type === "reserve") return moved(`the stock of ${command.item}`, aside, 1);
    if (command.type === "release") return moved(aside, `the stock of ${command.item}`, 1);
    return command.type === "ship" ? moved(aside, `the parcel of order ${command.order}`, 1) : [];
  }
}

/** Cents in each account, and cents paid for each order. */
export function moneyOf({ accounts }: Shop) {
  const initial = Object.entries(accounts).map(([account, cents]) => [`the account of ${account}`, cents] as const);
  return followAmounts("money", Object.fromEntries(initial), (event) =>
    effectsOf(event).flatMap((command) => {
      if (command.type !== "charge" && command.type !== "refund") return [];
      const [account, paid] = [`the account of ${command.account}`, `what is paid for order ${command.order}`];
      const [from, to] = command.type === "charge" ? [account, paid] : [paid, account];
      return moved(from, to, command.cents);
    }),
  );
}

function moved(from: string, to: string, amount: number): Movement[] {
  return [
    { place: from, amount: -amount },
    { place: to, amount },
  ];
}
