/** What a thread does with what it is told, whatever carries the messages. */
import { Partition } from "./partition.ts";
import type { FromThread, ToThread } from "./protocol.ts";

const done = { answer: { kind: "done" } as const, transferred: [] };

/** A thread's side: answers one message after another, and says which arrays travel with the answer. */
export class ThreadMain {
  private partition!: Partition;

  /** The answer, and the memory that it hands over. */
  answer(message: ToThread): { answer: FromThread; transferred: ArrayBuffer[] } {
    switch (message.kind) {
      case "begin":
        this.partition = new Partition(message.setting);
        this.partition.begin(message.facts, message.row);
        return done;
      case "expand": {
        const answer = this.partition.expand(message.layer, message.facts);
        return { answer, transferred: answer.blocks.flat().map(({ buffer }) => buffer as ArrayBuffer) };
      }
      case "accept":
        return { answer: this.partition.accept(message.depth, message.blocks), transferred: [] };
      case "measure":
        return { answer: { kind: "measured", widths: this.partition.widths }, transferred: [] };
      case "widen":
        this.partition.widen(message.widths);
        return done;
      case "show":
        return { answer: { kind: "shown", ...this.partition.show(message.state) }, transferred: [] };
    }
  }
}
