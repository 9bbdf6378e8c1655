/** Isolation of transactions: the anomalies of a history, and the levels that it keeps. [Adya99, Elle20] */
export * from "./anomaly.ts";
export * from "./check-isolation.ts";
export * from "./history.ts";
