/** All names that a submission may not find in the machine that it runs on, with what they mean inside. */
import type { Sandbox } from "@workbook/harness";

/** Why a name is not there, or what to use in its place. */
const replacements: Readonly<Record<string, string>> = {
  require: "import at the top of the file",
  Function: "functions that are written out",
  WebSocket: "ctx.send(to, message)",
  EventSource: "ctx.send(to, message)",
  XMLHttpRequest: "ctx.send(to, message)",
  MessageChannel: "ctx.send(to, message)",
  BroadcastChannel: "ctx.send(to, message)",
  Worker: "a node of the cluster",
  AbortSignal: "ctx.setTimer(name, ms)",
  Temporal: "ctx.now()",
  WeakRef: "a field of the node",
  FinalizationRegistry: "a field of the node",
  SharedArrayBuffer: "a field of the node",
  Atomics: "a field of the node",
  WebAssembly: "functions that are written out",
  navigator: "ctx",
  localStorage: "ctx.log",
  sessionStorage: "ctx.log",
};

/** The sandbox's names, and those of this machine's that it does not know. */
export function shadows(sandbox: Sandbox): Record<string, unknown> {
  const names: Record<string, unknown> = sandbox.globals();
  for (const [name, instead] of Object.entries(replacements)) names[name] ??= refusing(sandbox, name, instead);
  return names;
}

function refusing(sandbox: Sandbox, name: string, instead: string): unknown {
  const refuse = () => sandbox.refuse("real-world", `${name} is not in the simulated world; use ${instead}`);
  // `x instanceof Function` looks at the constructor, and asks nothing of the world.
  if (name === "Function") return new Proxy(Function, { apply: refuse, construct: refuse });
  return new Proxy(class {}, { apply: refuse, construct: refuse, get: refuse, set: refuse, defineProperty: refuse });
}
