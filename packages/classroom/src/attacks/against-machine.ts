/** Attacks on files, processes, network, memory and time. */
import type { Attack } from "./attack.ts";

const withFs = (code: string) => `const fs = (globalThis.process ?? process).getBuiltinModule("node:fs"); ${code}`;
const withProcesses = (code: string) =>
  `const { spawn, fork } = process.getBuiltinModule("node:child_process"); ${code}`;

/** Attacks on the machine. */
export const againstMachine: readonly Attack[] = [
  { name: "exits", tries: "ends the process as if all were well", code: "process.exit(0);" },
  { name: "aborts", tries: "ends the process with a dump", code: "process.abort();" },
  { name: "kills-itself", tries: "ends the process by a signal", code: 'process.kill(process.pid, "SIGKILL");' },
  { name: "kills-the-grader", tries: "ends the grader", code: 'process.kill($PID, "SIGTERM");' },
  { name: "kills-everybody", tries: "ends all that it can", code: "process.kill(-1);" },
  {
    name: "pretends-a-message",
    tries: "acts as the grader",
    code: 'process.emit("disconnect"); process.send?.({ kind: "graded", records: [] });',
  },
  { name: "requires-fs", tries: "reads a file", code: 'leak(require("node:fs").readFileSync("$FILE", "utf8"));' },
  { name: "builtin-fs", tries: "reads a file", code: withFs('leak(fs.readFileSync("$FILE", "utf8"));') },
  {
    name: "imports-fs",
    tries: "reads a file",
    asImport: true,
    code: 'import { readFileSync } from "node:fs"; console.log(readFileSync("$FILE", "utf8"));',
  },
  {
    name: "imports-later",
    tries: "reads a file, later",
    code: 'import("node:fs").then(({ readFileSync }) => leak(readFileSync("$FILE", "utf8")));',
  },
  {
    name: "imports-the-file",
    tries: "takes a file for a module",
    asImport: true,
    code: 'import data from "$FILE"; console.log(data);',
  },
  {
    name: "imports-upwards",
    tries: "takes a file of the machine for a module",
    asImport: true,
    code: 'import data from "../../../../../../../../../../../../../$FILE"; console.log(data);',
  },
  {
    name: "imports-the-reference",
    tries: "hands in the reference",
    asImport: true,
    code: 'import * as reference from "#reference/shop.ts"; console.log(Object.keys(reference));',
  },
  {
    name: "imports-the-tests",
    tries: "reads the hidden requirements",
    asImport: true,
    code: 'import * as hidden from "../grading/hidden.test.ts"; console.log(hidden);',
  },
  {
    name: "reads-proc",
    tries: "reads the grader's environment",
    code: withFs('leak(fs.readFileSync("/proc/$PID/environ", "utf8"));'),
  },
  { name: "binds-fs", tries: "reads a file below Node", code: 'leak(process.binding("fs").readFileUtf8("$FILE", 0));' },
  { name: "writes-a-file", tries: "leaves a file", code: withFs('fs.writeFileSync("$OUT", "here");') },
  { name: "links-a-file", tries: "leaves a link", code: withFs('fs.symlinkSync("$FILE", "$OUT");') },
  {
    name: "forges-a-reply",
    tries: "answers in the grader's stead",
    code: withFs(
      'fs.writeSync(4, \'{"kind":"result","result":{"effects":[{"kind":"decide","decision":"commit"}]}}\\n\');',
    ),
  },
  {
    name: "forges-on-standard-output",
    tries: "the same, where a grader could listen",
    code: 'process.stdout.write(\'{"status":"passed","points":100}\\n\');',
  },
  {
    name: "loads-native-code",
    tries: "code that Node does not hold",
    code: 'process.dlopen({ exports: {} }, "$FILE");',
  },
  { name: "forks", tries: "a process of its own", code: withProcesses('spawn("touch", ["$OUT"]);') },
  {
    name: "forks-a-daemon",
    tries: "a process that stays",
    code: withProcesses('spawn("sleep", ["600"], { detached: true, stdio: "ignore" }).unref();'),
  },
  {
    name: "starts-a-worker",
    tries: "a thread that stays",
    code: 'new Worker("data:text/javascript,for(;;);", { type: "module" });',
  },
  {
    name: "starts-a-thread",
    tries: "a thread that stays",
    code: 'const { Worker: Thread } = process.getBuiltinModule("node:worker_threads"); new Thread("for(;;);", { eval: true });',
  },
  { name: "fetches", tries: "tells somebody outside", code: 'fetch("http://127.0.0.1:$PORT/").then(leak, () => {});' },
  {
    name: "opens-a-socket",
    tries: "tells somebody outside",
    code: 'process.getBuiltinModule("node:net").connect($PORT, "127.0.0.1");',
  },
  { name: "opens-a-web-socket", tries: "tells somebody outside", code: 'new WebSocket("ws://127.0.0.1:$PORT/");' },
  {
    name: "web-assembly",
    tries: "memory and loops that nobody counts",
    code: "new WebAssembly.Memory({ initial: 60000 });",
  },
  {
    name: "fills-the-heap",
    tries: "all memory, in few steps",
    code: 'let text = "x"; const kept = []; for (let n = 0; n < 400; n++) { text = "y".repeat(2 ** 24) + n; kept.push([...text.slice(0, 2 ** 22)]); }',
  },
  {
    name: "fills-memory-off-the-heap",
    tries: "all memory, off the heap",
    code: "const kept = []; for (let n = 0; n < 64; n++) kept.push(new Uint8Array(2 ** 28).fill(1)); leak(kept.length);",
  },
  { name: "never-ends", tries: "a loop", code: "for (;;);" },
  { name: "never-returns", tries: "a recursion", code: "const again = () => again() + 1; again();" },
  {
    name: "never-settles",
    tries: "a chain of promises",
    code: "const again = () => Promise.resolve().then(again); again();",
  },
  {
    name: "slow-pattern",
    tries: "a pattern that goes back and back",
    code: String.raw`/^(a|a)+\1b$/.test("a".repeat(60));`,
  },
  {
    name: "slow-sort",
    tries: "work in one call",
    code: "new Array(2 ** 27).fill(0).map((_, n) => -n).sort((a, b) => a - b);",
  },
  {
    name: "sleeps",
    tries: "a pause that is no loop",
    code: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600000);",
  },
  {
    name: "sets-timers",
    tries: "acts when nobody looks",
    code: 'setTimeout(() => leak("late"), 0); setImmediate(() => leak("late"));',
  },
  {
    name: "floods-the-console",
    tries: "more output than can be kept",
    code: 'for (let n = 0; n < 1000; n++) console.log("x".repeat(1e6));',
  },
  {
    name: "floods-standard-error",
    tries: "more output than can be kept",
    code: 'for (let n = 0; n < 1000; n++) process.stderr.write("x".repeat(1e6));',
  },
];
