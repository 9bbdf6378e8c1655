/** One run of the coordinator with its participants: a transfer, at most one crash, and everything that follows. */
import type { CrashPoint, Decision, LiveRun, Message, NodeId } from "@workbook/harness";
import type { LogFile } from "@workbook/runtime";
import { CoordinatorFault, CoordinatorHost } from "./coordinator-host.ts";
import type { Database, TransactionId } from "./database.ts";
import { DatabaseParticipant, Unfollowable } from "./participant.ts";

/** The coordinator's name in the cluster of its task. */
export const coordinatorId: NodeId = "coordinator";

/** How soon a coordinator that crashed is started again: before what is on its way arrives, or after, when answers to it are lost. */
export type Restart = "at once" | "later";

/** Two accounts, and what a transfer does to each. */
export interface Scenario {
  readonly title: string;
  readonly balances: readonly number[];
  readonly changes: readonly number[];
  /** What comes of it when nothing goes wrong. */
  readonly outcome: Decision;
}

/** Where and how a run crashes. */
export interface CrashPlan {
  /** After so many effects of the coordinator; 0 is before the first. Left out: not at all. */
  readonly crashAfter?: number | undefined;
  readonly restart: Restart;
}

/** What a run takes place in. */
export interface Stage {
  /** A run of the cluster's nodes, of which the coordinator alone is started. */
  readonly run: LiveRun;
  readonly log: LogFile;
  readonly databases: readonly Database[];
  readonly transaction: TransactionId;
}

/** What there is when nothing moves any more. */
export interface Ending {
  readonly effects: readonly CrashPoint[];
  readonly decisions: readonly Decision[];
  readonly balances: readonly number[];
  /** For each database. */
  readonly inDoubt: readonly (readonly TransactionId[])[];
  /** What the coordinator did that it may not, or that no participant could follow: sentences. */
  readonly faults: readonly string[];
}

/** So often all is quiet and time passes, before a run is taken as it is: a coordinator may retransmit for ever. */
const mostQuietRounds = 20;

/** A participant's name: p1, p2, … */
export function participantId(index: number): NodeId {
  return `p${index + 1}`;
}

/**
 * Carries out one run. Messages arrive in the order in which they were sent, and timers expire when none is on its way, so
 * that two runs are the same up to their crashes, however fast the machine is.
 *
 * @throws NotStarted when the coordinator reaches a `todo`
 */
export async function runWithCrash(scenario: Scenario, plan: CrashPlan, stage: Stage): Promise<Ending> {
  const { databases, log } = stage;
  log.reset();
  for (const [index, database] of databases.entries()) await database.reset(scenario.balances[index] ?? 0);
  const traffic = new Traffic(scenario, plan, stage);
  await traffic.untilQuiet();
  return {
    effects: traffic.host.effects,
    decisions: traffic.host.decisions,
    balances: await Promise.all(databases.map((database) => database.balance())),
    inDoubt: await Promise.all(databases.map((database) => database.inDoubt())),
    faults: [...traffic.faults],
  };
}

interface Travelling {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: Message;
}

/** The messages on their way, and who they are for. */
class Traffic {
  readonly host: CoordinatorHost;
  readonly faults = new Set<string>();
  private readonly participants: readonly DatabaseParticipant[];
  private readonly travelling: Travelling[] = [];
  private readonly restart: Restart;

  constructor(scenario: Scenario, { crashAfter, restart }: CrashPlan, { run, log, databases, transaction }: Stage) {
    this.restart = restart;
    this.participants = databases.map(
      (database, index) =>
        new DatabaseParticipant(participantId(index), database, transaction, scenario.changes[index] ?? 0),
    );
    const send = (to: NodeId, message: Message) => this.post({ from: coordinatorId, to, message });
    this.host = new CoordinatorHost({ run, id: coordinatorId, log, send, crashAfter });
  }

  /** Ends when nothing moves any more, or when the coordinator has broken a rule and cannot go on. */
  async untilQuiet(): Promise<void> {
    try {
      await this.untilRest();
    } catch (error) {
      if (!(error instanceof CoordinatorFault)) throw error;
      this.faults.add(error.message);
    }
  }

  private async untilRest(): Promise<void> {
    await this.host.start();
    for (let round = 0; round < mostQuietRounds; round++) {
      await this.deliverAll();
      if (!this.host.isUp) await this.host.start();
      else if (!(await this.letTimePass())) return;
    }
  }

  private post(message: Travelling): void {
    this.travelling.push(message);
  }

  private async deliverAll(): Promise<void> {
    for (;;) {
      if (!this.host.isUp && this.restart === "at once") await this.host.start();
      const next = this.travelling.shift();
      if (!next) return;
      await this.deliver(next);
    }
  }

  private async deliver({ from, to, message }: Travelling): Promise<void> {
    if (to === coordinatorId) return this.host.deliver(from, message);
    const participant = this.participants.find(({ id }) => id === to);
    try {
      const answer = await participant?.receive(message);
      if (answer) this.post({ from: to, to: from, message: answer });
    } catch (error) {
      // The participant stays as it is, and the others must be told all the same.
      if (!(error instanceof Unfollowable)) throw error;
      this.faults.add(error.message);
    }
  }

  /** Who is in doubt asks, and the coordinator's next timer expires. False when nobody waits for anything. */
  private async letTimePass(): Promise<boolean> {
    for (const participant of this.participants) {
      const inquiry = await participant.inquiry();
      if (inquiry) this.post({ from: participant.id, to: coordinatorId, message: inquiry });
    }
    return (await this.host.expire()) || this.travelling.length > 0;
  }
}
