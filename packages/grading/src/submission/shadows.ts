/** All names that a submission may not find in the machine that it runs on, with what they mean inside. */
import { isWatched, type Sandbox } from "@workbook/harness";

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

/** What a machine has besides the language and is pure: given as a function on which nothing can be kept. */
const pure: Readonly<Record<string, unknown>> = {
  structuredClone: Object.freeze((value: unknown) => structuredClone(value)),
  atob: Object.freeze((text: string) => atob(text)),
  btoa: Object.freeze((text: string) => btoa(text)),
};

const constants = ["undefined", "NaN", "Infinity", "eval"];

/** The sandbox's names, and those of this machine's that it does not know. */
export function shadows(sandbox: Sandbox): Record<string, unknown> {
  const names: Record<string, unknown> = { ...sandbox.globals(), ...pure };
  for (const [name, instead] of Object.entries(replacements)) names[name] ??= refusing(sandbox, name, instead);
  for (const name of Object.getOwnPropertyNames(globalThis).filter(isOfTheMachine))
    names[name] ??= refusing(sandbox, name, "a field of the node, or ctx");
  return names;
}

function isOfTheMachine(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !constants.includes(name) && !isWatched(name);
}

function refusing(sandbox: Sandbox, name: string, instead: string): unknown {
  const refuse = () => sandbox.refuse("real-world", `${name} is not in the simulated world; use ${instead}`);
  // `x instanceof Function` looks at the constructor, and asks nothing of the world.
  if (name === "Function") return new Proxy(Function, { apply: refuse, construct: refuse });
  return new Proxy(class {}, { apply: refuse, construct: refuse, get: refuse, set: refuse, defineProperty: refuse });
}
