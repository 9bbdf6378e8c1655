/**
 * A real database as participant: the coordinator of task 02 drives two PostgreSQL servers through `PREPARE TRANSACTION`,
 * and crashes after each of its steps.
 *
 * @packageDocumentation
 */
export * from "./coordinator-host.ts";
export * from "./crash-points.ts";
export * from "./crash-run.ts";
export * from "./database.ts";
export * from "./find-postgres.ts";
export * from "./judge.ts";
export * from "./memory-database.ts";
export * from "./participant.ts";
export * from "./postgres-database.ts";
export * from "./report.ts";
export * from "./servers.ts";
export * from "./try-coordinator.ts";
