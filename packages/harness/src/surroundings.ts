/** What the engine needs of the machine that it runs on, injected so that the harness uses no API of Node's. */

/** Waits for continuations. Guessing a number of ticks is wrong: an `await` of learner code may take any number. */
export interface Surroundings {
  /** Resolves when every continuation that can run has run. */
  settle(): Promise<void>;
  /** As `settle`, and tells what was rejected meanwhile with nobody awaiting it. */
  rejections(): Promise<readonly unknown[]>;
  /**
   * Begins to watch for promises. After a step in which none was made and none settled there is nothing to wait for.
   * Left out where the machine cannot tell: then every step waits.
   */
  watchPromises?(): PromiseWatch;
}

/** Tells whether promises were touched. */
export interface PromiseWatch {
  /** Whether a promise was made or settled since this was last asked. */
  touched(): boolean;
  /** Stops watching. */
  end(): void;
}

/**
 * Surroundings for any machine with macrotasks, such as a browser's worker. Rejections that nobody awaits are left to
 * the host.
 *
 * @param post runs a task after all microtasks: a message channel's turn, or `setImmediate`
 */
export function macrotaskSurroundings(post: (task: () => void) => void): Surroundings {
  const settle = () => new Promise<void>((resolve) => post(resolve));
  const rejections = async () => {
    await settle();
    return [];
  };
  return { settle, rejections };
}
