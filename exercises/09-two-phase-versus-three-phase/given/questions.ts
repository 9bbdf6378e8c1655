/** What you are asked. */
import type { CrashState } from "./crashes.ts";
import type { Recording } from "./recording.ts";
import type { Samples } from "./samples.ts";
import type { Situation } from "./situations.ts";

/** What a run costs. */
export interface Measure {
  readonly type: "measure";
  readonly recording: Recording;
}

/** How large the blocking window is. */
export interface Window {
  readonly type: "window";
  readonly states: readonly CrashState[];
}

/** What a sample says. */
export interface Compare {
  readonly type: "compare";
  readonly samples: Samples;
}

/** Which protocol to take. */
export interface Recommend {
  readonly type: "recommend";
  readonly situation: Situation;
}

/** All that can be asked. */
export type Question = Measure | Window | Compare | Recommend;
