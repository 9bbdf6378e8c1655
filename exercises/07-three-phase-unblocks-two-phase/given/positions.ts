/**
 * Which crash of three-phase commit's coordinator corresponds to which of two-phase commit's. Both ask everybody, force the
 * decision, decide, and tell everybody. Three-phase commit tells everybody to prepare in between.
 */

/**
 * The table. A position is how many effects the coordinator has had when it crashes.
 *
 * | the coordinator has        | two-phase commit | three-phase commit |
 * | -------------------------- | ---------------- | ------------------ |
 * | asked k of N               | k                | k                  |
 * | forced its decision        | N + 1            | 2N + 1             |
 * | decided                    | N + 2            | 2N + 2             |
 * | told the outcome to k of N | N + 2 + k        | 2N + 2 + k         |
 *
 * @param position in two-phase commit
 * @param participants N
 */
export function inThreePhaseCommit(position: number, participants: number): number {
  return position <= participants ? position : position + participants;
}
