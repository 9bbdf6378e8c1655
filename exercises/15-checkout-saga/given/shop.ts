/** The shop: its catalogue, its customers' accounts, the addresses to which its carrier delivers. */

/** An item of the catalogue. */
export interface Item {
  readonly cents: number;
  readonly stock: number;
}

/** What services know when they are first started. It never changes: what has happened since is in their logs. */
export interface Shop {
  readonly catalogue: Readonly<Record<string, Item>>;
  /** Cents in each account. */
  readonly accounts: Readonly<Record<string, number>>;
  readonly addresses: readonly string[];
}

/** A small shop: so many books, two who can pay and one who cannot. */
export function smallShop(books: number): Shop {
  return {
    catalogue: { book: { cents: 4200, stock: books } },
    accounts: { ann: 10_000, ben: 10_000, poor: 100 },
    addresses: ["home"],
  };
}

/** How many items and accounts a large shop has. */
export const largeShopSize = { items: 25, accounts: 60 };

/** A large shop, in which some things run out, some accounts do, and not everybody lives where the carrier goes. */
export function largeShop(): Shop {
  const { items, accounts } = largeShopSize;
  const numbered = <T>(count: number, name: string, make: (index: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}-${index}`, make(index)]));
  return {
    catalogue: numbered(items, "item", (index) => ({ cents: 500 + 137 * index, stock: 2 + ((index * 7) % 37) })),
    accounts: numbered(accounts, "account", (index) => 4_000 + 500 * (index % 40)),
    addresses: ["home", "office"],
  };
}
