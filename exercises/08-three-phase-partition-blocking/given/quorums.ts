/** How many votes settle an outcome. Each participant has one vote. [Skeen82] */

/** The two quorums, in votes. */
export type Quorums = {
  /** Vc: so many participants must be ready to commit. */
  readonly commit: number;
  /** Va: so many must be ready to abort. */
  readonly abort: number;
};
