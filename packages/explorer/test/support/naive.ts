/**
 * A search written again from the rules, without any cleverness: every state is reached by running the cluster from its
 * beginning. Far too slow for use, and a judge of the real one. Multisets only.
 */
import {
  type Choice,
  type Cluster,
  canonical,
  type Executor,
  envelopeKey,
  type Faults,
  inProcessExecutor,
  isCrashPoint,
  macrotaskSurroundings,
  type Plain,
  Run,
  sourceOf,
  worldMonitor,
} from "@workbook/harness";

type Spent = Record<"crashes" | "restarts" | "drops" | "duplicates" | "timeouts" | "partitions", number>;
const nothingSpent: Spent = { crashes: 0, restarts: 0, drops: 0, duplicates: 0, timeouts: 0, partitions: 0 };

interface Position {
  readonly choices: readonly Choice[];
  readonly spent: Spent;
}

/** Counts the states and the transitions that change something. */
export async function naiveSearch(cluster: Cluster, faults: Faults): Promise<{ states: number; transitions: number }> {
  const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
  const first: Position = { choices: [], spent: nothingSpent };
  const seen = new Set([keyOf(cluster, await runOf(cluster, executor, first), first)]);
  const open = [first];
  let transitions = 0;
  for (let position = open.shift(); position; position = open.shift()) {
    const run = await runOf(cluster, executor, position);
    const own = keyOf(cluster, run, position);
    for (const next of await moves(cluster, executor, run, position, faults)) {
      const key = keyOf(cluster, await runOf(cluster, executor, next), next);
      if (key === own) continue;
      transitions++;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return { states: seen.size, transitions };
}

async function runOf(cluster: Cluster, executor: Executor, { choices }: Position): Promise<Run> {
  const run = new Run({ cluster, executor, network: "multiset" });
  for (const choice of choices) await run.perform(choice);
  return run;
}

function keyOf(cluster: Cluster, run: Run, { choices, spent }: Position): string {
  const nodes = Object.keys(cluster.nodes).map((id) => {
    const { status, local } = run.stateOf(id);
    const fields = run.steps.findLast((step) => step.node === id)?.fields ?? "";
    return [status, status === "up" ? fields : "", local.identity(false)];
  });
  const world = run.observed.reduce(
    (state, event) => (worldMonitor.watches.includes(event.kind) ? worldMonitor.observe(state, event) : state),
    worldMonitor.initial(Object.keys(cluster.nodes)),
  );
  const sides = choices.findLast((choice) => choice.kind === "partition" || choice.kind === "heal");
  const side = sides?.kind === "partition" ? sides.side : [];
  return canonical([nodes, inFlight(run), spent, world, side] as unknown as Plain);
}

/** The contents in flight, by key, as often as they are there. */
function inFlight(run: Run): string[] {
  return run.flight.numbers.map((number) => envelopeKey(run.flight.find(number))).sort();
}

/** Where a position stands, and how it goes on from there. */
interface Standing {
  readonly run: Run;
  readonly ids: readonly string[];
  readonly position: Position;
  /** Whether there is budget for one more. */
  left(kind: keyof Spent): boolean;
  after(choice: Choice, ...kinds: (keyof Spent)[]): Position;
  /** The same choice in full, and cut short by a crash. */
  both(choice: Choice, ...kinds: (keyof Spent)[]): Promise<Position[]>;
}

async function moves(
  cluster: Cluster,
  executor: Executor,
  run: Run,
  position: Position,
  faults: Faults,
): Promise<Position[]> {
  const ids = Object.keys(cluster.nodes);
  const left = (kind: keyof Spent) => position.spent[kind] < (faults[kind] as number);
  const after = (choice: Choice, ...kinds: (keyof Spent)[]): Position => {
    const spent = { ...position.spent };
    for (const kind of kinds) spent[kind]++;
    return { choices: [...position.choices, choice], spent };
  };
  const cut = (choice: Choice, ...kinds: (keyof Spent)[]) =>
    left("crashes")
      ? cuts(cluster, executor, position, choice, (crashing) => after(crashing, ...kinds, "crashes"))
      : [];
  const both = async (choice: Choice, ...kinds: (keyof Spent)[]) => [
    after(choice, ...kinds),
    ...(await cut(choice, ...kinds)),
  ];
  const waiting = ids.find((id) => run.stateOf(id).status === "waiting");
  if (waiting) return both({ kind: "start", node: waiting });
  const standing = { run, ids, position, left, after, both };
  const messages = contentsOf(run);
  return [
    ...(await networkMoves(standing, messages)),
    ...(await nodeMoves(standing, messages.length > 0)),
    ...partitionMoves(standing),
  ];
}

/** One message of each content in flight. */
function contentsOf({ flight }: Run): number[] {
  return [...new Map(flight.numbers.map((number) => [envelopeKey(flight.find(number)), number] as const)).values()];
}

async function networkMoves({ left, after, both }: Standing, messages: readonly number[]): Promise<Position[]> {
  const found: Position[] = [];
  for (const message of messages) {
    found.push(...(await both({ kind: "deliver", message })));
    if (left("drops")) found.push(after({ kind: "drop", message }, "drops"));
    if (left("duplicates")) found.push(after({ kind: "duplicate", message }, "duplicates"));
  }
  return found;
}

/** @param early whether a timer that fires now overtakes a message */
async function nodeMoves({ run, ids, left, after, both }: Standing, early: boolean): Promise<Position[]> {
  const found: Position[] = [];
  for (const node of ids) {
    const { status, local } = run.stateOf(node);
    if (status === "up") {
      for (const { input } of local.expirable()) {
        if (early && !left("timeouts")) continue;
        const choice: Choice = { ...input, node, early } as Choice;
        found.push(...(await both(choice, ...(early ? (["timeouts"] as const) : []))));
      }
      for (let survivors = 0; left("crashes") && survivors <= local.log.length - local.forced; survivors++)
        found.push(after({ kind: "crash", node, survivors }, "crashes"));
    } else if (left("restarts")) found.push(...(await both({ kind: "restart", node }, "restarts")));
  }
  return found;
}

function partitionMoves({ ids, position, left, after }: Standing): Position[] {
  const parted = position.choices.findLast((choice) => choice.kind === "partition" || choice.kind === "heal");
  if (parted?.kind === "partition") return [after({ kind: "heal" })];
  const found: Position[] = [];
  for (let mask = 2; left("partitions") && mask < 1 << ids.length; mask += 2)
    found.push(after({ kind: "partition", side: ids.filter((_, index) => (mask >> index) & 1) }, "partitions"));
  return found;
}

/** The same choice, cut short by a crash after each effect but the last. Equal results count once. */
async function cuts(
  cluster: Cluster,
  executor: Executor,
  position: Position,
  choice: Choice,
  after: (crashing: Choice) => Position,
): Promise<Position[]> {
  const whole = await runOf(cluster, executor, { ...position, choices: [...position.choices, choice] });
  const points = whole.steps.at(-1)!.effects.filter(isCrashPoint).length;
  const found = new Map<string, Position>();
  for (let afterEffects = 1; afterEffects < points; afterEffects++) {
    for (let survivors = 0; survivors <= unforcedAfter(whole, afterEffects); survivors++) {
      const next = after({ ...choice, crash: { afterEffects, survivors } } as Choice);
      const run = await runOf(cluster, executor, next);
      const key = keyOf(cluster, run, next);
      if (!found.has(key)) found.set(key, next);
    }
  }
  return [...found.values()];
}

/** Unforced records after so many crash points of the last step. Only written records count: the tests' logs start empty. */
function unforcedAfter(run: Run, points: number): number {
  const step = run.steps.at(-1)!;
  const before = run.steps.slice(0, -1).findLast(({ node }) => node === step.node)?.log;
  let unforced = before ? before.records.length - before.forced : 0;
  for (const effect of step.effects.filter(isCrashPoint).slice(0, points)) {
    if (effect.kind === "write") unforced++;
    if (effect.kind === "force" || effect.kind === "compact") unforced = 0;
  }
  return unforced;
}
