/** What a side of a partition can do. [Skeen82] */

/**
 * `commit`, `abort`: it may decide. `tryCommit`, `tryAbort`: it holds enough votes to gather a quorum, by asking the uncertain
 * among it to be ready. `wait`: it can do nothing before it hears of others.
 */
export type Verdict = "commit" | "abort" | "tryCommit" | "tryAbort" | "wait";
