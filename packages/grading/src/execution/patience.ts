/** The outer net: how long learner code may take for one answer. Loops are counted inside; this is for all else. */

/** Milliseconds. What takes longer is stopped, and its verdict is an error, never a grade. */
export const patienceMs = 60_000;
