/** What the explorer found out about crashes of the coordinator, when everybody votes Yes. Plain data. */

/** One state of the whole system after the coordinator has crashed. */
export interface CrashState {
  /** How many effects the coordinator had had: messages, forced writes, its decision. A position. */
  readonly effects: number;
  /** Whether somebody is up and undecided in it, and decides in nothing that can still follow. */
  readonly blocked: boolean;
}

/** The blocking window: of all positions at which the coordinator can crash, those at which a crash can block somebody. */
export interface BlockingWindow {
  readonly blocking: number;
  /** The positions that there are: the one before its first effect is one, too, even if no crash falls there. */
  readonly positions: number;
}
