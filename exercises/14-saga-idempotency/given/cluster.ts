/** Who is wired to whom. Receiver and sender are yours; each is also put before one who does as he is told. */
import { defineCluster, type NodeFactory } from "@workbook/harness";
import { IdempotentReceiver } from "#submission/receiver.ts";
import { Sender } from "#submission/sender.ts";
import { Bank, type BankManners } from "./bank.ts";
import { BusyReceiver } from "./busy-receiver.ts";
import { Client, roundsOf } from "./client.ts";
import { Crowd } from "./crowd.ts";
import { orderOf, type Timing } from "./payments.ts";

/** The bank: `idempotent`, or not; and how many debits it declines. */
type Banking = { readonly bank: "idempotent" | "forgetful"; readonly declines: number };

const receiver: NodeFactory = (ctx) => new IdempotentReceiver(ctx, "bank", undefined);

function bank({ bank, declines }: Banking): NodeFactory {
  const manners: BankManners = { idempotent: bank === "idempotent", declines };
  return (ctx) => new Bank(ctx, manners);
}

/** An order of one or two payments: your sender and your receiver. */
export const order = defineCluster("order", ({ payments, ...banking }: Banking & { readonly payments: number }) => ({
  nodes: {
    sender: (ctx) => new Sender(ctx, "receiver", orderOf(payments)),
    receiver,
    bank: bank(banking),
  },
  inFlightCap: 16,
}));

/** Your receiver, and a client that says this: rounds parted by commas, requests that go together by a plus. */
export const conversation = defineCluster(
  "conversation",
  ({ says, ...banking }: Banking & { readonly says: string }) => ({
    nodes: {
      client: (ctx) => new Client(ctx, "receiver", roundsOf(says)),
      receiver,
      bank: bank(banking),
    },
    inFlightCap: 16,
  }),
);

/** Your sender, and a receiver that is busy for so many requests. */
export const patienceTest = defineCluster("patience", ({ busy }: { readonly busy: number }) => ({
  nodes: {
    sender: (ctx) => new Sender(ctx, "receiver", orderOf(1)),
    receiver: (ctx) => new BusyReceiver(ctx, busy),
  },
  inFlightCap: 8,
}));

/** Your receiver in the course of time, and senders that ask as late as they may. */
export const courseOfTime = defineCluster(
  "course-of-time",
  ({ payments, ...timing }: Timing & { readonly payments: number }) => ({
    nodes: {
      crowd: (ctx) => new Crowd(ctx, "receiver", payments, timing),
      receiver: (ctx) => new IdempotentReceiver(ctx, "bank", timing),
      bank: bank({ bank: "idempotent", declines: 0 }),
    },
    inFlightCap: 1_000,
  }),
);
