/** One node as a process: started with what it needs to know as JSON, in its only argument. */
import { Host } from "./host.ts";
import { LogFile } from "./log-file.ts";
import { type ClusterPlace, openNodes } from "./node-run.ts";
import { type Ports, TcpTransport } from "./tcp.ts";

/** What a process is told. */
export interface NodeOrder {
  readonly place: ClusterPlace;
  readonly id: string;
  readonly logFile: string;
  readonly incarnation: number;
  readonly seed: number;
  readonly ports: Ports;
}

const { place, id, logFile, incarnation, seed, ports } = JSON.parse(process.argv[2] ?? "") as NodeOrder;
// Whoever started this process may be killed as well: then its pipe breaks.
process.stdin.on("end", () => process.exit()).resume();

const transport = new TcpTransport(ports);
const { run } = await openNodes(place);
const host = new Host({
  run,
  id,
  log: new LogFile(logFile),
  incarnation,
  seed,
  send: (to, message) => transport.send(id, to, message),
  onFault: ({ message }) => {
    process.stderr.write(`${id}: ${message}\n`);
    process.exit(1);
  },
});
await transport.listen(id, (from, message) => host.deliver(from, message));
host.start();
await host.settled;
process.stdout.write("up\n");
