/** One of Maelstrom's nodes: answers requests, and passes the store's own messages on. [Maelstrom] */
import type { Step } from "@workbook/05-transactional-kv/given/plan.ts";
import { describeThrown, type Message, type NodeId } from "@workbook/harness";
import { completed, stepsOf, transactionOf } from "./list-transaction.ts";
import type { Ending } from "./pooled-client.ts";
import { type Body, type Envelope, type Init, initOf, parseLine, RequestError } from "./protocol.ts";

/** What it answers from. */
export interface Store {
  /** @throws RequestError when it cannot even begin */
  run(steps: readonly Step[]): Promise<Ending>;
  deliver(from: NodeId, to: NodeId, message: Message): void;
}

/** What a node is made of. */
export interface ServerOptions {
  /** Opens the part of the store that lives here. */
  readonly open: (init: Init) => Promise<Store>;
  /** Takes what it sends. */
  readonly send: (message: Envelope) => void;
  /** Takes what a person might want to know. */
  readonly log: (sentence: string) => void;
  /** A transaction that has not ended after so many milliseconds is answered with an indefinite error. */
  readonly answerWithinMs: number;
}

/** The body of a message between two parts of the store. */
const peerType = "store";

/** Answers each request once. */
export class Server {
  private readonly options: ServerOptions;
  private id = "";
  private opening: Promise<Store> | undefined;
  private store: Store | undefined;
  /** Rejects when the store cannot go on. */
  private readonly crashed: Promise<never>;
  private reject: (reason: Error) => void = () => {};

  constructor(options: ServerOptions) {
    this.options = options;
    this.crashed = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.crashed.catch(() => {});
  }

  /** Takes a line from standard input. */
  receive(line: string): void {
    const message = parseLine(line);
    if (!message) return this.options.log(`this is no message, and was left out: ${line.slice(0, 200)}`);
    if (this.id !== "" && message.dest !== this.id)
      return this.options.log(`a message for ${message.dest} came to ${this.id}, and was left out`);
    if (message.body.type === peerType) return this.passOn(message.body);
    if (message.body.in_reply_to === undefined) void this.reply(message);
  }

  /** Sends a message of the store's to where its receiver lives. */
  sendToPeer(home: string, from: NodeId, to: NodeId, message: Message): void {
    this.options.send({ src: this.id, dest: home, body: { type: peerType, from, to, message } });
  }

  /** A node of the store cannot go on. Of what was begun nobody knows how it ends. */
  crash(sentence: string): void {
    this.reject(new RequestError("crash", sentence));
  }

  private passOn({ from, to, message }: Body): void {
    this.store?.deliver(from as NodeId, to as NodeId, message as Message);
  }

  private async reply({ src, dest, body }: Envelope): Promise<void> {
    const answer = await this.answerTo(body).catch(errorBody);
    if (body.msg_id === undefined) return;
    this.options.send({ src: dest, dest: src, body: { ...answer, in_reply_to: body.msg_id } });
  }

  private async answerTo(body: Body): Promise<Body> {
    switch (body.type) {
      case "init":
        return this.begin(initOf(body));
      case "txn":
        return this.transact(body);
      default:
        throw new RequestError("not-supported", `there are init and txn here, and no ${body.type}`);
    }
  }

  private async begin(init: Init): Promise<Body> {
    this.id = init.node_id;
    this.opening ??= this.options.open(init);
    this.store = await Promise.race([this.opening, this.crashed]);
    return { type: "init_ok" };
  }

  private async transact(body: Body): Promise<Body> {
    const { store } = this;
    if (!store) throw new RequestError("temporarily-unavailable", "this node has not been initialised yet");
    const txn = transactionOf(body["txn"]);
    const { decision, found, wasRefused } = await this.inTime(store.run(stepsOf(txn)));
    if (decision === "commit") return { type: "txn_ok", txn: completed(txn, found) };
    if (wasRefused) throw new RequestError("txn-conflict", "a shard refused it, each time it was tried");
    throw new RequestError("abort", "the store has aborted it, each time it was tried");
  }

  /** Nobody waits for ever. What has not ended by then may yet commit. */
  private async inTime(ending: Promise<Ending>): Promise<Ending> {
    const { answerWithinMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new RequestError("timeout", `it has not ended after ${answerWithinMs} ms, and may yet commit`);
      timer = setTimeout(() => reject(error), answerWithinMs);
    });
    try {
      return await Promise.race([ending, this.crashed, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function errorBody(thrown: unknown): Body {
  const error = thrown instanceof RequestError ? thrown : new RequestError("crash", describeThrown(thrown));
  return { type: "error", code: error.code, text: error.message };
}
