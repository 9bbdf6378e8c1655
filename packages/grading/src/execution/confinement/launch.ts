/** How a process for learner code is started at each level. */
import { childEnvironment, childFlags } from "../child-limits.ts";
import { bubblewrapped } from "./bubblewrap.ts";
import { contained } from "./container.ts";
import type { Level } from "./level.ts";
import { asOtherUser } from "./other-user.ts";

/** A command to start, with what it is given. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Record<string, string | undefined>;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  /** What the process reads from descriptor 5, if anything. */
  readonly fifth?: Uint8Array | undefined;
}

/** The launch of Node, with the flags that hold at every level. */
export function launchAt(level: Level): Launch {
  switch (level) {
    case "A":
      return bubblewrapped();
    case "B":
      return contained();
    case "C":
      return asOtherUser();
    case "D":
      return { command: process.execPath, args: childFlags(), env: childEnvironment() };
  }
}
