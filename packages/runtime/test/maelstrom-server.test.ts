/** One of Maelstrom's nodes, with a store that answers as it is told. */
import { describe, expect, it, vi } from "vitest";
import { completed, stepsOf, transactionOf } from "../src/maelstrom/list-transaction.ts";
import type { Ending } from "../src/maelstrom/pooled-client.ts";
import { type Body, type Envelope, errorCodes, isDefinite, RequestError } from "../src/maelstrom/protocol.ts";
import { Server, type Store } from "../src/maelstrom/server.ts";

const committed: Ending = { decision: "commit", found: ["[1]", null], wasRefused: false };
const forEver = new Promise<never>(() => {});

/** A node, its store's answer to each transaction, and what it sent. */
function nodeThat(run: Store["run"], answerWithinMs = 60_000) {
  const sent: Envelope[] = [];
  const logged: string[] = [];
  const delivered: unknown[] = [];
  const server = new Server({
    open: async () => ({ run, deliver: (...letter) => delivered.push(letter) }),
    send: (message) => sent.push(message),
    log: (sentence) => logged.push(sentence),
    answerWithinMs,
  });
  const say = (body: Body, dest = "n1") => server.receive(JSON.stringify({ src: "c1", dest, body }));
  const ask = async (body: Body) => {
    const before = sent.length;
    say(body);
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(before), { timeout: 30_000 });
    return sent.at(-1)!;
  };
  const init = () => ask({ type: "init", msg_id: 1, node_id: "n1", node_ids: ["n1", "n2"] });
  return { server, sent, logged, delivered, say, ask, init };
}

const txn = (...operations: unknown[]): Body => ({ type: "txn", msg_id: 7, txn: operations });

describe("a node that speaks Maelstrom's protocol", () => {
  it("answers init, and a transaction with what its reads have found", async () => {
    const { ask, init } = nodeThat(async () => committed);
    expect(await init()).toEqual({ src: "n1", dest: "c1", body: { type: "init_ok", in_reply_to: 1 } });
    const { body } = await ask(txn(["r", "x", null], ["append", 5, "a"]));
    const done = [
      ["r", "x", [1]],
      ["append", 5, "a"],
    ];
    expect(body).toEqual({ type: "txn_ok", txn: done, in_reply_to: 7 });
  });

  it("says of a request that it does not understand that it surely has not happened", async () => {
    const { ask, init } = nodeThat(async () => committed);
    const codeOf = async (body: Body) => (await ask(body)).body["code"];
    expect(await codeOf(txn(["r", 1, null]))).toBe(errorCodes["temporarily-unavailable"]);
    expect(await codeOf({ type: "init", msg_id: 1, node_id: "n3", node_ids: ["n1"] })).toBe(12);
    await init();
    expect(await codeOf({ type: "echo", msg_id: 2 })).toBe(errorCodes["not-supported"]);
    expect(await codeOf(txn(["w", 1, 2]))).toBe(errorCodes["not-supported"]);
    expect(await codeOf(txn(["r", 1]))).toBe(errorCodes["malformed-request"]);
    expect(await codeOf(txn(["r", 1, [2]]))).toBe(errorCodes["malformed-request"]);
    expect(await codeOf({ type: "txn", msg_id: 3 })).toBe(errorCodes["malformed-request"]);
  });

  it("tells an abort from a conflict, and both from what may yet happen", async () => {
    const answers: (() => Promise<Ending>)[] = [
      async () => ({ decision: "abort", found: [], wasRefused: false }),
      async () => ({ decision: "abort", found: [], wasRefused: true }),
      async () => {
        throw new RequestError("temporarily-unavailable", "too many");
      },
      () => forEver,
    ];
    const { ask, init } = nodeThat(() => answers.shift()!(), 50);
    await init();
    const codes: unknown[] = [];
    for (let count = answers.length; count > 0; count--) codes.push((await ask(txn(["r", 1, null]))).body["code"]);
    expect(codes).toEqual([14, 30, 11, 0]);
    expect(codes.map(isDefinite)).toEqual([true, true, true, false]);
  });

  it("says of all that is under way that nobody knows, when the store cannot go on", async () => {
    const { server, sent, say, init } = nodeThat(() => forEver);
    await init();
    say(txn(["append", 1, 1]));
    server.crash("A: not started");
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]!.body).toEqual({ type: "error", code: 13, text: "A: not started", in_reply_to: 7 });
    expect(isDefinite(13)).toBe(false);
    expect(isDefinite(4_711)).toBe(false);
  });

  it("passes the store's messages on, and leaves out what is for others or no message", async () => {
    const { server, sent, logged, delivered, say, init } = nodeThat(async () => committed);
    say({ type: "store", from: "B", to: "manager", message: { type: "vote" } });
    await init();
    say({ type: "store", from: "B", to: "manager", message: { type: "vote" } });
    expect(delivered).toEqual([["B", "manager", { type: "vote" }]]);
    server.sendToPeer("n2", "manager", "B", { type: "prepare" });
    const body = { type: "store", from: "manager", to: "B", message: { type: "prepare" } };
    expect(sent.at(-1)).toEqual({ src: "n1", dest: "n2", body });
    say(txn(["r", 1, null]), "n9");
    server.receive("{ not json");
    server.receive('{"src":"c1"}');
    expect(logged).toHaveLength(3);
    expect(sent).toHaveLength(2);
  });
});

describe("a transaction on lists", () => {
  it("reads before it appends, and gives each key and element back as it came", () => {
    const wanted = transactionOf([
      ["append", { a: 1 }, "x"],
      ["r", 5, null],
      ["r", "5", null],
    ]);
    const keys = stepsOf(wanted).map(({ kind, key }) => `${kind} ${key}`);
    expect(keys).toEqual(['read {"a":1}', 'write {"a":1}', "read 5", 'read "5"']);
    expect(completed(wanted, ["[0]", "[2]", null])).toEqual([
      ["append", { a: 1 }, "x"],
      ["r", 5, [2]],
      ["r", "5", null],
    ]);
  });
});
