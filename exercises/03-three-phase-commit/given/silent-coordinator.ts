/** A coordinator that is as good as down from the very beginning: it asks nobody anything. */
import type { Node } from "@workbook/harness";
import type { ToCoordinator } from "./messages.ts";

/** Says nothing, ever. */
export class SilentCoordinator implements Node<ToCoordinator> {
  onVote(): void {}

  onAck(): void {}
}
