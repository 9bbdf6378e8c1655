/** What customer and shop say to each other. */

/** The customer wants something. */
export interface Order {
  readonly type: "order";
  readonly id: number;
}

/** The shop has shipped it. */
export interface Receipt {
  readonly type: "receipt";
  readonly id: number;
}
