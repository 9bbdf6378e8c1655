/** Transactions that meet, nodes that crash, and a busy store. */
import { type RequirementOptions, type RequirementTools, requirement } from "@workbook/grading";
import { eventually, type Faults, type Goal, none, sometimes } from "@workbook/harness";
import { noDeadlock, noLockLeak, noStarvation } from "@workbook/properties";
import { expect } from "vitest";
import { busyStore, store } from "#given/cluster.ts";
import {
  allAreOver,
  commits,
  forcesNothing,
  manyCommit,
  strictlySerializable,
  strictlySerializableAtIntervals,
} from "../test/history.ts";
import { wishes } from "../test/waits.ts";
import { weather } from "../test/weather.ts";

interface Asked {
  readonly transactions: string;
  readonly last?: string;
  readonly faults?: Partial<Faults>;
  /** What must come besides. */
  readonly goals?: readonly Goal[];
}

/** No anomaly, in any schedule; in some schedule all commit that want to; and all come to their end. */
async function serializable(
  { explore }: RequirementTools,
  { faults = {}, goals = [], ...asked }: Asked,
): Promise<void> {
  const plans = asked.transactions.split(" | ");
  const names = plans.flatMap((plan, index) => (plan.endsWith("abort") ? [] : [`T${index + 1}`]));
  const result = await explore(store({ ...asked }), {
    network: "multiset",
    faults: { ...none, ...faults },
    always: [strictlySerializable],
    sometimes: [commits(sometimes, ...names)],
    eventually: [...goals, allAreOver(eventually, asked.last === undefined ? plans.length : plans.length + 1)],
  });
  expect(result).toHold();
}

/** So many crashes, anywhere or of these nodes, and a restart after each. */
const crashes = (budget: Faults["crashes"]): Partial<Faults> => ({ crashes: budget, restarts: budget });

/** One key is a small world: anybody may crash in it, and its shard twice. */
const onOneShard = [{}, crashes(1), crashes({ A: 2 })];
/** Where two commits overlap on two shards there are many more schedules. */
const onTwoShards = [{}, crashes({ A: 1 }), crashes({ T1: 1 })];

/** Each anomaly with the least transactions that can show it. */
function isolation(
  title: string,
  options: Omit<RequirementOptions, "points">,
  transactions: string,
  weathers: readonly Partial<Faults>[],
): void {
  requirement(title, { points: 5, ...options }, async (tools) => {
    for (const faults of weathers) await serializable(tools, { transactions, faults });
  });
}

requirement(
  "no dirty write (G0): of two who write the same keys, one comes after the other on all of them",
  { id: "G0", points: 5, concept: "dirty write", mistake: "lets-writers-pass", hint: "locks" },
  (tools) => serializable(tools, { transactions: "w x 1, w y 1 | w x 2, w y 2", last: "r x, r y" }),
);

isolation(
  "no aborted read (G1a): what was aborted nobody has seen",
  { id: "G1a", concept: "dirty read", mistake: "reads-uncommitted-data", hint: "where-writes-wait" },
  "w x 1, abort | r x",
  onOneShard,
);

isolation(
  "no intermediate read (G1b): nobody sees what is overwritten before its commit",
  { id: "G1b", concept: "dirty read", mistake: "reads-uncommitted-data", hint: "where-writes-wait" },
  "w x 1, w x 2 | r x",
  onOneShard,
);

isolation(
  "no circular information flow (G1c): of two who write, not both see what the other wrote",
  { id: "G1c", concept: "dirty read", mistake: "reads-uncommitted-data", hint: "where-writes-wait" },
  "w x 1, r y | w y 2, r x",
  onTwoShards,
);

isolation(
  "no lost update: who writes what it has read overwrites nothing that it has not seen",
  { id: "lost-update", concept: "lock upgrade", mistake: "no-lock-upgrade-check", hint: "locks" },
  "r x, w x 1 | r x, w x 2",
  onOneShard,
);

isolation(
  "no read skew (G-single): who reads twice sees another transaction on both shards, or on none",
  { id: "read-skew", concept: "two-phase locking", mistake: "releases-read-locks-early", hint: "locks" },
  "r x, r y | w x 1, w y 1",
  onTwoShards,
);

isolation(
  "no write skew (G2): not both read what the other will overwrite",
  { id: "G2", concept: "serializability", mistake: "releases-read-locks-early", hint: "locks" },
  "r x, w y 1 | r y, w x 2",
  onTwoShards,
);

requirement(
  "what is committed stays so, on both shards, whoever crashes, twice",
  { id: "durable", points: 5, concept: "write-ahead log", mistake: "does-not-force-prepared", hint: "what-to-force" },
  async (tools) => {
    const asked = { transactions: "w x 1, w y 1", last: "r x, r y" };
    const twice = ["T1", "manager", "A", "B"].map((node) => ({ [node]: 2 }));
    const both = [
      { manager: 1, A: 1 },
      { A: 1, B: 1 },
      { T1: 1, A: 1 },
      { T1: 1, manager: 1 },
    ];
    for (const budget of [...twice, ...both]) await serializable(tools, { ...asked, faults: crashes(budget) });
  },
);

requirement(
  "a transaction in doubt keeps its locks when its shard restarts",
  { id: "in-doubt", points: 5, concept: "in-doubt locks", mistake: "forgets-prepared-locks", hint: "what-to-force" },
  async (tools) => {
    for (const transactions of ["w x 1, w y 1 | r y, r x", "w x 1, w y 1 | r y, w x 2"])
      await serializable(tools, { transactions, faults: crashes({ A: 1 }) });
  },
);

requirement(
  "a shard that has restarted refuses to prepare what began before",
  { id: "restart", points: 5, concept: "lost locks", mistake: "prepares-from-before-its-restart", hint: "tickets" },
  async (tools) => {
    for (const transactions of ["r x, w x 1 | r x, w x 2", "r x, w y 1 | w x 2, r y", "w x 1, w x 2, r x"])
      await serializable(tools, { transactions, faults: crashes({ A: 1 }) });
  },
);

requirement(
  "what comes late takes no lock: copies of operations, before and after the end",
  { id: "late", points: 5, concept: "idempotency", mistake: "a-late-write-locks-for-ever", hint: "what-has-ended" },
  async (tools) => {
    const goals = [noLockLeak(wishes)];
    for (const transactions of ["w x 1, abort", "w x 1", "r x, w x 1"])
      for (const duplicates of [{ "T1->A": 2 }, { "T1->manager": 1, "manager->A": 1 }])
        await serializable(tools, { transactions, last: "r x, w x 2", faults: { duplicates }, goals });
    const duplicates = { "T1->A": 1, "manager->A": 1 };
    await serializable(tools, { transactions: "w x 1 | r x, w x 2", last: "r x", faults: { duplicates }, goals });
  },
);

requirement(
  "whoever waits for another is not waited for: no deadlock, by rule and not by timeout",
  { id: "deadlock", points: 5, concept: "deadlock", mistake: "ignores-deadlock", hint: "deadlock" },
  async ({ explore }) => {
    for (const transactions of ["w x 1, w y 1 | w y 2, w x 2", "r x, w x 1 | r x, w x 2", "r x, w y 1 | r y, w x 2"]) {
      const asked = { network: "multiset", faults: none, sometimes: [commits(sometimes, "T1", "T2")] } as const;
      // Who waits for whom; and then the proof that this is no matter of patience.
      const waits = [noDeadlock(wishes), noStarvation(wishes)];
      expect(await explore(store({ transactions }), { ...asked, eventually: waits })).toHold();
      const deciders = ["T1", "T2"];
      expect(await explore(store({ transactions }), { ...asked, nonBlocking: "all", deciders })).toHold();
    }
  },
);

requirement(
  "everybody comes to an end, though messages are lost and nodes crash",
  { id: "ends", points: 5, concept: "failure recovery", mistake: "asks-for-votes-once", hint: "asking-again" },
  async (tools) => {
    for (const faults of [{ drops: 2 }, { ...crashes(1), drops: 1 }])
      await serializable(tools, { transactions: "w x 1, w y 1", faults });
    await serializable(tools, { transactions: "w x 1, w y 1 | w y 2, w x 2", faults: { drops: 1 } });
  },
);

requirement(
  "who only reads on one shard costs no forced write",
  {
    id: "read-only",
    points: 5,
    concept: "read-only optimisation",
    mistake: "forces-for-readers",
    hint: "who-only-reads",
  },
  async ({ explore }) => {
    const result = await explore(store({ transactions: "r x" }), {
      network: "multiset",
      faults: none,
      always: [forcesNothing("A", "manager"), strictlySerializable],
      eventually: [commits(eventually, "T1")],
    });
    expect(result).toHold();
  },
);

requirement(
  "two hundred transactions of five clients on three shards, in bad weather, are strictly serializable",
  {
    id: "load",
    points: 10,
    concept: "strict serializability",
    mistake: "retries-a-commit-as-new",
    hint: "what-has-ended",
  },
  async ({ simulate }) => {
    const result = await simulate(busyStore({ clients: 5, each: 40 }), {
      seeds: 200,
      ...weather,
      always: [strictlySerializableAtIntervals(25, 5)],
      eventually: [allAreOver(eventually, 5), manyCommit(eventually, 100)],
    });
    expect(result).toHold();
  },
);
