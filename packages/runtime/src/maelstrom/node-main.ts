/**
 * The program that Maelstrom starts: reads messages from standard input, writes messages to standard output, and what a person might want to know
 * to standard error. Options may stand in the environment, as whoever starts it may have no place for arguments.
 */
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findRoot, type Target } from "@workbook/grading";
import { Server } from "./server.ts";
import { StoreNode } from "./store-node.ts";

/** Maelstrom's clients wait for five seconds. */
const answerWithinMs = 4_000;

const help = `A node of the store of task 05 that speaks Maelstrom's protocol.
  --log DIR         folder of the logs, new for each test; or STORE_LOG in the environment
  --store DIR       folder with shard.ts and transaction-manager.ts instead of your src/; or STORE_DIR
  --solution        the reference; --mutant NAME, --variant NAME: others of the course
`;

const { values } = parseArgs({
  options: {
    log: { type: "string" },
    store: { type: "string" },
    solution: { type: "boolean" },
    mutant: { type: "string" },
    variant: { type: "string" },
    help: { type: "boolean" },
  },
});

function target(): Target {
  const { solution, mutant, variant, store = process.env["STORE_DIR"] } = values;
  if (solution) return { kind: "solution" };
  if (mutant !== undefined) return { kind: "mutant", name: mutant };
  if (variant !== undefined) return { kind: "variant", name: variant };
  return store === undefined ? { kind: "submission" } : { kind: "submission", dir: resolve(store) };
}

function serve(logFolder: string): void {
  const root = findRoot(fileURLToPath(new URL(".", import.meta.url)));
  const log = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const server = new Server({
    open: ({ node_id, node_ids }) =>
      StoreNode.open(
        { node_id, node_ids },
        {
          root,
          target: target(),
          folder: join(resolve(logFolder), node_id),
          send: (...letter) => server.sendToPeer(...letter),
          onFault: (sentence) => {
            log(sentence);
            server.crash(sentence);
            // Whoever waits is answered first.
            setImmediate(() => process.exit(1));
          },
        },
      ),
    send: (message) => process.stdout.write(`${JSON.stringify(message)}\n`),
    log,
    answerWithinMs,
  });
  createInterface({ input: process.stdin })
    .on("line", (line) => server.receive(line))
    .on("close", () => process.exit());
}

const logFolder = values.log ?? process.env["STORE_LOG"];
if (values.help) process.stdout.write(help);
else if (logFolder === undefined) {
  process.stderr.write("say where the logs are to be: --log DIR, or STORE_LOG=DIR in the environment\n");
  process.exitCode = 2;
} else serve(logFolder);
