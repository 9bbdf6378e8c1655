/**
 * What three-phase commit adds to two-phase commit. [Skeen81, BHG87 ch. 7]
 * These properties speak of messages, so they hold only where an exercise fixes the messages that they name.
 */
import { type Always, always, type Monitor, type NodeId, type Plain } from "@workbook/harness";
import { is } from "./message-fields.ts";

interface Rounds {
  /** What each node has received, and from whom: each once. */
  readonly heard: Readonly<Record<NodeId, readonly string[]>>;
  readonly hasty?: NodeId;
  readonly missing?: string;
}

/**
 * A commit takes three rounds: all vote Yes, all acknowledge the pre-commit, all are told. Only of runs in which nothing
 * fails: a crash may make up for an ack, or for being told.
 *
 * @param coordinator who leads the rounds
 * @param participants who votes
 */
export function threeRounds(coordinator: NodeId, participants: readonly NodeId[]): Always {
  const asked = participants.map((id) => `yes from ${id}`);
  const prepared = participants.map((id) => `ack from ${id}`);
  const told = ["canCommit", "preCommit", "doCommit"].map((type) => `${type} from ${coordinator}`);
  const monitor: Monitor<Rounds> = {
    name: "rounds",
    watches: ["deliver", "decide"],
    initial: () => ({ heard: {} }),
    observe: (state, event) => {
      const { node } = event;
      const heard = state.heard[node] ?? [];
      if (event.kind === "deliver") {
        const news = `${wordOf(event.message)} from ${event.from}`;
        return heard.includes(news) ? state : { heard: { ...state.heard, [node]: [...heard, news].sort() } };
      }
      if (event.kind !== "decide" || event.decision !== "commit") return state;
      const missing = (node === coordinator ? [...asked, ...prepared] : told).find((news) => !heard.includes(news));
      return missing === undefined ? state : { ...state, hasty: node, missing };
    },
  };
  return always("three rounds", monitor, ({ hasty, missing }) =>
    hasty === undefined ? undefined : `${hasty} commits without ${missing}, though nothing has failed`,
  );
}

function wordOf(message: Plain): string {
  if (is(message, { type: "vote", vote: "yes" })) return "yes";
  return String((message as Record<string, Plain>)["type"]);
}

interface PreCommitted {
  readonly sent: boolean;
  readonly committed?: NodeId;
  readonly aborted?: NodeId;
}

const preCommitted: Monitor<PreCommitted> = {
  name: "pre-committed",
  watches: ["send", "decide"],
  initial: () => ({ sent: false }),
  observe: (state, event) => {
    if (event.kind === "send") return is(event.message, { type: "preCommit" }) ? { ...state, sent: true } : state;
    if (event.kind !== "decide") return state;
    const key = event.decision === "commit" ? "committed" : "aborted";
    return state[key] === undefined ? { ...state, [key]: event.node } : state;
  },
};

/**
 * The pre-commit settles the outcome: once it was sent nobody aborts, and before it nobody commits. Where transitions are
 * atomic and timeouts detect crashes, silence needs no more than this to be understood. [Skeen81]
 */
export const preCommitSettles: Always = always("pre-commit settles", preCommitted, ({ sent, committed, aborted }) => {
  if (sent) return aborted && `${aborted} aborts, though the pre-commit was sent`;
  return committed && `${committed} commits, though no pre-commit was sent`;
});

/**
 * Nobody commits before each of these has received a pre-commit: who leads in the coordinator's place brings the uncertain
 * along first. [BHG87 ch. 7, TR4]
 *
 * @param uncertain who has voted Yes and knows no more
 */
export function preCommitsFirst(uncertain: readonly NodeId[]): Always {
  const monitor: Monitor<{ readonly behind: readonly NodeId[]; readonly hasty?: NodeId }> = {
    name: "brought along",
    watches: ["deliver", "decide"],
    initial: () => ({ behind: uncertain }),
    observe: (state, event) => {
      if (event.kind === "deliver" && is(event.message, { type: "preCommit" }))
        return { ...state, behind: state.behind.filter((id) => id !== event.node) };
      const hasty = event.kind === "decide" && event.decision === "commit" && state.behind.length > 0;
      return hasty ? { ...state, hasty: event.node } : state;
    },
  };
  return always("TR4 pre-commits first", monitor, ({ behind, hasty }) =>
    hasty === undefined ? undefined : `${hasty} commits while ${behind.join(" and ")} is still uncertain`,
  );
}
