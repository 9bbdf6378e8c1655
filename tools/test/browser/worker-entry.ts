/** Runs in a browser's worker: explores a cluster with a mistake in it, and replays the counterexample from its choices. */
import { explore } from "@workbook/explorer";
import { inProcessExecutor, macrotaskSurroundings, playback, sourceOf } from "@workbook/harness";
import { hasty, hastyOptions } from "./hasty.ts";

const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();
const surroundings = macrotaskSurroundings((task) => {
  tasks.push(task);
  channel.port2.postMessage(null);
});

const executor = inProcessExecutor(sourceOf(hasty), surroundings);
const result = await explore(hasty, { ...hastyOptions, executor });
const replayed = await playback(
  { cluster: hasty, network: hastyOptions.network, executor },
  result.violation?.choices ?? [],
  result.violation?.trace.violation,
);
postMessage({ result, replayed });
