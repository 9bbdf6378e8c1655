/** A thread of a search, as Node runs it: hands messages to {@link ThreadMain} and its answers back. */
import { parentPort } from "node:worker_threads";
import { ThreadMain } from "../src/parallel/thread-main.ts";

const main = new ThreadMain();
parentPort!.on("message", (message) => {
  const { answer, transferred } = main.answer(message);
  parentPort!.postMessage(answer, transferred);
});
