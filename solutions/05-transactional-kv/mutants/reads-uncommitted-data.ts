/** Reads lock nothing, and find what was written last. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Read, Value, Write } from "#given/messages.ts";
import type { Writes } from "#reference/locking-store.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "G1a",
  mistake: "answers a read from what others have written and not committed",
  setting: "store transactions=w x 1, abort | r x; multiset",
};

export class Shard extends Reference {
  override lock(client: NodeId, message: Read | Write): void {
    if (message.type === "read") this.perform(message.tx);
    else super.lock(client, message);
  }

  override valueFor(writes: Writes, key: string): Value {
    const others = [...this.active.values()].flatMap((other) => other.writes[key] ?? []);
    return writes[key] ?? others.at(-1) ?? super.valueFor(writes, key);
  }
}
