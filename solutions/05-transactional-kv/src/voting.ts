/** The votes of one transaction, while they are being collected. */
import type { NodeId } from "@workbook/harness";
import type { Commit, Vote } from "#given/messages.ts";

/** Who has asked for the commit, and who has voted. */
export interface Voting {
  readonly client: NodeId;
  readonly tickets: Commit["tickets"];
  /** Who has not voted. */
  readonly missing: readonly NodeId[];
  /** Who has voted Yes. */
  readonly writers: readonly NodeId[];
}

/** All shards that took part have yet to vote. */
export function noVotesYet(client: NodeId, tickets: Commit["tickets"]): Voting {
  return { client, tickets, missing: Object.keys(tickets), writers: [] };
}

/** One more has voted. */
export function withVote(voting: Voting, from: NodeId, vote: Vote["vote"]): Voting {
  const missing = voting.missing.filter((id) => id !== from);
  return { ...voting, missing, writers: vote === "yes" ? [...voting.writers, from] : voting.writers };
}
