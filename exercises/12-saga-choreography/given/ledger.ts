/** The ledgers of the services: records of their logs, which may hold more than this. An entry takes effect when it is forced. */

/** The kinds of entries that are an effect: of inventory, of payment, and of shipping. */
export type EffectType = "reserve" | "release" | "charge" | "refund" | "ship";

/** A record with such a type is an effect, whatever else is in it. */
export interface Entry {
  readonly type: EffectType;
  readonly saga: string;
}
