/**
 * The nodes of an exercise as processes of the operating system: the same classes, with real time, files and connections.
 *
 * @packageDocumentation
 */
export { type ClusterOptions, type ClusterRun, clusterExercise, runCluster } from "./cluster.ts";
export { Host, type HostOptions, NodeFault } from "./host.ts";
export { type Disk, LogFile } from "./log-file.ts";
export { type DriverOptions, driveMaelstromNodes } from "./maelstrom/driver.ts";
export { type ClusterPlace, type NodeRun, openNodes } from "./node-run.ts";
export { type ClusterReport, clusterReport, clusterText, isWell } from "./report.ts";
export { type Ports, TcpTransport } from "./tcp.ts";
