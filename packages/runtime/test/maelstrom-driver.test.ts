/** What the driver is made of: network, load and history; and where the store's nodes live. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fraction } from "@workbook/harness";
import { checkIsolation } from "@workbook/properties";
import { describe, expect, it, vi } from "vitest";
import { layoutOf } from "../src/maelstrom/layout.ts";
import { ListHistory } from "../src/maelstrom/list-history.ts";
import { ListLoad } from "../src/maelstrom/list-load.ts";
import { Network } from "../src/maelstrom/network.ts";
import type { Envelope } from "../src/maelstrom/protocol.ts";

/** Nodes n1 and n2 and a client c1, and what each has heard. */
function network(loss: number) {
  const net = new Network({ random: () => 0.5, mostDelayMs: 1, loss });
  const heard: string[] = [];
  const hear = ({ src, dest, body }: Envelope) => heard.push(`${src} ${dest} ${body.type}`);
  for (const id of ["n1", "n2"]) net.addNode(id, hear);
  net.addClient("c1", hear);
  const send = (src: string, dest: string, type: string) => net.send({ src, dest, body: { type, msg_id: 1 } });
  return { net, heard, send };
}

describe("the network between nodes", () => {
  it("stops what goes between the sides of a partition, on its way too, and nothing else", async () => {
    const { net, heard, send } = network(0);
    send("n1", "n2", "on its way");
    net.part(["n1"]);
    send("n2", "n1", "parted");
    send("c1", "n1", "asked");
    send("n2", "c1", "answered");
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 10_000 });
    net.heal();
    send("n1", "n2", "healed");
    await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 10_000 });
    expect(heard).toEqual(["c1 n1 asked", "n2 c1 answered", "n1 n2 healed"]);
  });

  it("loses messages between nodes only, and tells a client of a node that there is not", async () => {
    const { heard, send } = network(0.9);
    send("n1", "n2", "lost");
    send("c1", "n9", "txn");
    await vi.waitFor(() => expect(heard).toEqual(["n9 c1 error"]), { timeout: 10_000 });
  });
});

describe("load and history", () => {
  it("appends no element twice to a key, and gives a key up when its list is long", () => {
    let drawn = 0;
    const load = new ListLoad(() => fraction("load", drawn++));
    const appends = Array.from({ length: 500 }, () => load.next())
      .flat()
      .filter(([kind]) => kind === "append")
      .map(([, key, element]) => `${key} ${element}`);
    expect(new Set(appends).size).toBe(appends.length);
    expect(load.allKeys.length).toBeGreaterThan(appends.length / 16 - 1);
  });

  it("takes a definite error for an abort, and anything else but an answer for what may yet happen", () => {
    const history = new ListHistory();
    const begin = () => history.begin("c1", [["append", 1, history.count + 1]]);
    const error = (code: number) => ({ type: "error", code });
    expect(begin()(error(30))).toBe("aborted");
    expect(begin()(error(0))).toBe("unknown");
    expect(begin()(undefined)).toBe("unknown");
    expect(begin()({ type: "txn_ok", txn: [["append", 1, 4]] })).toBe("committed");
    const read = history.begin("c2", [["r", 1, null]]);
    read({ type: "txn_ok", txn: [["r", 1, [3, 4]]] });
    expect(history.history.transactions.map(({ session }) => session)).toEqual([
      "c1.0",
      "c1.0",
      "c1.1",
      "c1.2",
      "c2.0",
    ]);
    expect(checkIsolation(history.history).anomalies).toEqual([]);
    const late = history.begin("c2", [["r", 1, null]]);
    late({ type: "txn_ok", txn: [["r", 1, [1]]] });
    expect(checkIsolation(history.history).anomalies.map(({ name }) => name)).toContain("G1a");
  });
});

describe("the store on equal nodes", () => {
  it("has a shard on each, the manager on the first, and clients on all", () => {
    const { shards, clients, homeOf } = layoutOf(["n1", "n2", "n3"]);
    expect(Object.keys(shards).map(homeOf)).toEqual(["n1", "n2", "n3"]);
    expect(homeOf("manager")).toBe("n1");
    expect(new Set(clients.map(homeOf)).size).toBe(3);
    expect(homeOf("somebody")).toBeUndefined();
    expect(() => layoutOf(Array.from({ length: 25 }, (_, index) => `n${index}`))).toThrow("at most 24 nodes");
  });

  it("wants to know where its logs are to be", () => {
    const program = fileURLToPath(new URL("../bin/maelstrom-node.js", import.meta.url));
    const { STORE_LOG: _, ...env } = process.env;
    const { status, stderr } = spawnSync(process.execPath, [program], { env, input: "", encoding: "utf8" });
    expect(stderr).toContain("STORE_LOG=DIR");
    expect(status).toBe(2);
  });
});
