/** Threads that run one after another in this very process, but hear and say nothing except by structured clone. */
import type { StartThreads } from "../../src/parallel/protocol.ts";
import { ThreadMain } from "../../src/parallel/thread-main.ts";

/** Starts such threads. */
export const startHere: StartThreads = (count) =>
  Array.from({ length: count }, () => {
    const main = new ThreadMain();
    return {
      tell: async (message, transfer) => {
        const { answer, transferred } = main.answer(structuredClone(message, { transfer: [...transfer] }));
        return structuredClone(answer, { transfer: transferred });
      },
      stop: async () => {},
    };
  });
