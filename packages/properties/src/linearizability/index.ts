/** Linearizability of registers: whether one order of their operations, in real time, explains what clients saw. [HW90, WG93, Lowe17] */
export * from "./check-linearizability.ts";
export type { LinearizabilityViolation } from "./explanation.ts";
export type {
  OperationCall,
  OperationOutcome,
  RegisterHistory,
  RegisterOperation,
  RegisterValue,
} from "./history.ts";
