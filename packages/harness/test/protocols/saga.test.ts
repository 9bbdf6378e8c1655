/**
 * A saga as one `async` function: three calls, and for each a compensation. [GMS87]
 * A call without an answer may have been carried out or not, or may yet be: the type of its result makes the saga say what
 * it does then. Simplified: the saga itself does not crash.
 */
import {
  always,
  type CallResult,
  type Context,
  eventually,
  type Monitor,
  type Node,
  type NodeFactory,
  type NodeId,
  none,
  sometimes,
} from "@workbook/harness";
import { describe, expect, expectTypeOf, it } from "vitest";
import { brief, clusterOf, exploreHere, Stage } from "../support/stage.ts";

type Book = { readonly type: "book"; readonly trip: string };
type Cancel = { readonly type: "cancel"; readonly trip: string };
type Booked = "booked" | "full";

/** Books and cancels, each at most once for a trip, however often it is asked. */
class Service implements Node<Book | Cancel> {
  readonly booked = new Set<string>();
  readonly cancelled = new Set<string>();

  constructor(
    readonly ctx: Context,
    readonly free: boolean,
  ) {}

  onBook(_from: NodeId, { trip }: Book): Booked {
    // A cancellation may overtake the booking that it cancels: the booking must find out when it comes.
    if (!this.free || this.cancelled.has(trip)) return "full";
    if (!this.booked.has(trip)) this.ctx.emit("booked");
    this.booked.add(trip);
    return "booked";
  }

  onCancel(_from: NodeId, { trip }: Cancel): "cancelled" {
    this.cancelled.add(trip);
    if (this.booked.delete(trip)) this.ctx.emit("cancelled");
    return "cancelled";
  }
}

/** A service that forgets a cancellation for which it finds no booking. */
class Forgetful extends Service {
  override onCancel(from: NodeId, cancel: Cancel): "cancelled" {
    const answer = super.onCancel(from, cancel);
    this.cancelled.clear();
    return answer;
  }
}

class TripSaga {
  constructor(
    readonly ctx: Context<Book | Cancel>,
    readonly trip: string,
    readonly services: readonly NodeId[],
  ) {}

  async onStart() {
    const attempted: NodeId[] = [];
    for (const service of this.services) {
      attempted.push(service);
      if (!(await this.book(service))) return this.compensate(attempted);
    }
    this.ctx.emit("done");
  }

  /** An indefinite outcome counts as a refusal, and is compensated like a success. */
  async book(service: NodeId): Promise<boolean> {
    const result = await this.ctx.call<Booked>(service, { type: "book", trip: this.trip }, { timeoutMs: 100 });
    return result.ok && result.reply === "booked";
  }

  async compensate(attempted: readonly NodeId[]) {
    for (const service of attempted.toReversed())
      await this.ctx.call(service, { type: "cancel", trip: this.trip }, { retry: "until-reply" });
    this.ctx.emit("undone");
  }
}

/** The same saga by somebody who takes silence for "it did not happen". */
class TakesSilenceForNo extends TripSaga {
  override async onStart() {
    const booked: NodeId[] = [];
    for (const service of this.services) {
      if (!(await this.book(service))) return this.compensate(booked);
      booked.push(service);
    }
    this.ctx.emit("done");
  }
}

interface Trip {
  readonly booked: readonly NodeId[];
  readonly end?: "done" | "undone";
}

const trip: Monitor<Trip> = {
  name: "trip",
  watches: ["emit"],
  initial: () => ({ booked: [] }),
  observe: (state, event) => {
    if (event.kind !== "emit") return state;
    if (event.node === "saga") return { ...state, end: event.observation as "done" };
    const others = state.booked.filter((id) => id !== event.node);
    return { ...state, booked: event.observation === "booked" ? [...others, event.node].sort() : others };
  },
};

const services = ["flight", "hotel"];
const allOrNothing = always("all or nothing", trip, ({ booked, end }) => {
  if (end === "done") return booked.length < services.length && `the trip is done with ${booked.join(" and ")} alone`;
  return end === "undone" && booked.length > 0 && `the trip is undone, and ${booked.join(" and ")} is booked`;
});
const ends = eventually("the saga ends", trip, ({ end }) => end !== undefined);
const done = sometimes("done", trip, ({ end }) => end === "done");
const undone = sometimes("undone", trip, ({ end }) => end === "undone");

const nodes = (saga = TripSaga, hotel = Service, rooms = true): Record<NodeId, NodeFactory> => ({
  saga: (ctx) => new saga(ctx, "t1", services),
  flight: (ctx) => new Service(ctx, true),
  hotel: (ctx) => new hotel(ctx, rooms),
});

const silence = { faults: { ...none, drops: 1, timeouts: 1 }, always: [allOrNothing] };

describe("a saga as an async function", () => {
  it("calls one service after another", async () => {
    const stage = new Stage(nodes());
    await stage.start();
    expect(brief(stage.run.steps[0]!)).toEqual(["call flight book"]);
    await stage.settle();
    expect(stage.emitted).toEqual(["flight booked", "hotel booked", "saga done"]);
  });

  it("compensates in reverse order what it has done", async () => {
    const stage = new Stage(nodes(TripSaga, Service, false));
    await stage.start();
    await stage.settle();
    expect(stage.emitted).toEqual(["flight booked", "flight cancelled", "saga undone"]);
    expect(stage.run.flight.messages.filter(({ kind }) => kind === "request").map(({ to }) => to)).toEqual([
      "flight",
      "hotel",
      "hotel",
      "flight",
    ]);
  });

  it("books all or nothing, whatever is lost and whoever is hasty", async () => {
    const { outcome, unreached } = await exploreHere(clusterOf(nodes()), {
      ...silence,
      eventually: [ends],
      sometimes: [done, undone],
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });

  it("that takes silence for No leaves a booking behind", async () => {
    const { violation } = await exploreHere(clusterOf(nodes(TakesSilenceForNo)), silence);
    expect(violation?.sentence).toBe("the trip is undone, and flight is booked");
  });

  it("cannot be undone by a service that forgets a cancellation which came too early", async () => {
    const { violation } = await exploreHere(clusterOf(nodes(TripSaga, Forgetful)), silence);
    expect(violation?.sentence).toBe("the trip is undone, and hotel is booked");
  });
});

describe("the result of a call", () => {
  it("has no reply until it is asked whether there is one", () => {
    const unasked = (result: CallResult<Booked>): unknown => {
      // @ts-expect-error: an indefinite outcome has no reply
      return result.reply;
    };
    expect(unasked({ ok: false, outcome: "indefinite" })).toBeUndefined();
    expectTypeOf<Extract<CallResult<Booked>, { ok: false }>["outcome"]>().toEqualTypeOf<"indefinite">();
  });
});
