/**
 * Runs in a browser's worker: explores a cluster with a mistake in it, replays the counterexample from its choices, and finds
 * the mistake once more by simulation.
 */
import { explore } from "@workbook/explorer";
import { inProcessExecutor, macrotaskSurroundings, playback, sourceOf } from "@workbook/harness";
import { simulate } from "@workbook/simulator";
import { hasty, hastyOptions, hastySampling } from "./hasty.ts";

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
const simulated = await simulate(hasty, { ...hastySampling, executor });
postMessage({ result, replayed, simulated });
