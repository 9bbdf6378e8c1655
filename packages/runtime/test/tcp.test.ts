/** Messages between processes; here all of them are in one. */
import { connect } from "node:net";
import type { Message } from "@workbook/harness";
import getPort from "get-port";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TcpTransport } from "../src/tcp.ts";

const open: TcpTransport[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});

async function twoPorts() {
  const a = await getPort();
  return { a, b: await getPort({ exclude: [a] }) };
}

function transport(ports: Record<string, number>): TcpTransport {
  const made = new TcpTransport(ports);
  open.push(made);
  return made;
}

/** Listens, and keeps what arrives. */
async function listening(at: TcpTransport, id: string) {
  const heard: [string, Message][] = [];
  await at.listen(id, (from, message) => heard.push([from, message]));
  return heard;
}

describe("TCP on the loopback interface", () => {
  it("brings messages in the order in which they were sent, with their sender", async () => {
    const ports = await twoPorts();
    const heard = await listening(transport(ports), "b");
    const sender = transport(ports);
    for (let n = 0; n < 100; n++) sender.send("a", "b", { type: "ping", n } as Message);
    await vi.waitFor(() => expect(heard).toHaveLength(100), { timeout: 10_000 });
    expect(heard.map(([from, message]) => [from, (message as unknown as { n: number }).n])).toEqual(
      Array.from({ length: 100 }, (_, n) => ["a", n]),
    );
  });

  it("loses a message to one that is down, and finds it again when it is up", async () => {
    const ports = await twoPorts();
    const sender = transport(ports);
    sender.send("a", "b", { type: "lost" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const heard = await listening(transport(ports), "b");
    await vi.waitFor(
      () => {
        sender.send("a", "b", { type: "found" });
        expect(heard.length).toBeGreaterThan(0);
      },
      { timeout: 10_000 },
    );
    expect(heard[0]).toEqual(["a", { type: "found" }]);
  });

  it("takes no notice of a line that was cut off, or is for somebody else", async () => {
    const ports = await twoPorts();
    const heard = await listening(transport(ports), "b");
    const socket = connect(ports.b, "127.0.0.1");
    socket.end(
      '{"from":"a","to":"b","mess\n{"from":"a","to":"c","message":{"type":"x"}}\n{"from":"a","to":"b","message":{"type":"y"}}\n',
    );
    await vi.waitFor(() => expect(heard).toEqual([["a", { type: "y" }]]), { timeout: 10_000 });
  });
});
