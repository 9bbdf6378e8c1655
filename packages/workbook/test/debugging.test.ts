import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { root } from "../src/place.ts";
import { workbook } from "./command.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const main = join(root, "packages", "workbook", "src", "main.ts");

interface Message {
  readonly method?: string;
  readonly params: {
    readonly url: string;
    readonly scriptId: string;
    readonly sourceMapURL: string;
    readonly callFrames: readonly [Frame];
  };
}

interface Frame {
  readonly functionName: string;
  readonly location: { readonly scriptId: string; readonly lineNumber: number; readonly columnNumber: number };
}

const alive: ChildProcess[] = [];

afterEach(() => {
  for (const child of alive.splice(0)) child.kill("SIGKILL");
});

/** Starts a replay under a debugger, which lets it go on from each pause. */
async function debugged(
  ...words: string[]
): Promise<{ pauses: string[]; out: string; err: string; code: number | null }> {
  const child = spawn(process.execPath, ["--import", tsx, main, "replay", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  alive.push(child);
  let [out, err] = ["", ""];
  const pauses: string[] = [];
  child.stdout.on("data", (text: Buffer) => {
    out += text.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stderr.on("data", (text: Buffer) => {
    const before = err;
    err += text.toString();
    const address = /ws:\S+/.exec(err)?.[0];
    if (address !== undefined && !before.includes(address)) attach(address, pauses);
  });
  const code = await ended;
  return { pauses, out, err, code };
}

function attach(address: string, pauses: string[]): void {
  const socket = new WebSocket(address);
  const maps = new Map<string, TraceMap>();
  let id = 0;
  const ask = (method: string) => socket.send(JSON.stringify({ id: ++id, method }));
  socket.on("open", () => {
    for (const method of ["Runtime.enable", "Debugger.enable", "Runtime.runIfWaitingForDebugger"]) ask(method);
  });
  socket.on("message", (text: Buffer) => {
    const { method, params } = JSON.parse(text.toString()) as Message;
    if (method === "Debugger.scriptParsed" && params.url.startsWith("submission-")) {
      const data = params.sourceMapURL.split(",")[1] ?? "";
      maps.set(params.scriptId, new TraceMap(Buffer.from(data, "base64").toString()));
    }
    if (method === "Debugger.paused") {
      const [frame] = params.callFrames;
      const map = maps.get(frame.location.scriptId);
      const place =
        map && originalPositionFor(map, { line: frame.location.lineNumber + 1, column: frame.location.columnNumber });
      const file = relative(root, fileURLToPath(place?.source ?? pathToFileURL("elsewhere")));
      pauses.push(`${file.split(sep).join("/")} ${frame.functionName}`);
      ask("Debugger.resume");
    }
    // A process that is about to end waits for its debugger to leave.
    if (method === "NodeRuntime.waitingForDisconnect" || method === "Runtime.executionContextDestroyed") socket.close();
  });
  socket.on("error", () => {});
}

const customer = "solutions/00-warm-up/src/customer.ts Customer";
const shop = "solutions/00-warm-up/src/shop.ts Shop";
const onOrder = "solutions/00-warm-up/mutants/forgets-what-it-shipped.ts onOrder";

describe("a replay under a debugger", async () => {
  const { out: failure } = await workbook("grade", "00", "--mutant", "forgets-what-it-shipped");
  const token = /wb1\.\S+/.exec(failure)?.[0] ?? "";

  it("pauses once in each step in which the learner's code runs, in the learner's own source", async () => {
    const { pauses, out, err, code } = await debugged(token, "--debug");
    expect(pauses).toEqual([customer, shop, onOrder, onOrder]);
    expect(err).toContain("\n3: the customer's order id=1 reaches shop, which emits shipped=1");
    expect(out).toContain("shop did the same thing twice");
    expect(code).toBe(0);
  });

  it("begins with the step that is named", async () => {
    const { pauses } = await debugged(token, "--debug", "3");
    expect(pauses).toEqual([onOrder]);
  });

  it("says what is to be named when it is no step", async () => {
    const { err, code } = await workbook("replay", token, "--debug", "soon");
    expect(err).toContain("as the diagram has it");
    expect(code).toBe(1);
  });
});
