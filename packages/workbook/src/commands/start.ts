/** `start`: the learner's desk. */
import { exerciseIds, type GradeSettings } from "@workbook/grading";
import { Command } from "commander";
import { Addresses, type Served } from "../desk/addresses.ts";
import { root, version } from "../place.ts";
import { startSite } from "../site.ts";
import { leave, untilStopped } from "../until-stopped.ts";

/** The command. */
export function startCommand(): Command {
  return new Command("start")
    .description(
      "The learner's desk: where you stand, what to do next, the course site, the Vitest UI. Without a terminal it prints their addresses and stays until it is stopped.",
    )
    .action(start);
}

async function start(): Promise<void> {
  const { startUi } = await import("../vitest-ui.ts");
  const isTerminal = process.stdout.isTTY && process.stdin.isTTY;
  const addresses = new Addresses();
  if (!isTerminal) addresses.onChange = (name, url) => process.stdout.write(`${name}: ${url}\n`);
  const running = [
    startSite().then((site) => told(addresses, "Course site", site)),
    startUi({ root, version, executor: "in-process", targets: submissions() }, true).then((ui) =>
      told(addresses, "Vitest UI", ui),
    ),
  ];
  const ended = isTerminal ? atTheDesk(addresses) : untilStopped();
  await Promise.race([ended, Promise.all(running)]);
  await ended;
  await leave(...running.map(async (each) => (await each).close()));
}

function told<T extends { readonly url: string }>(addresses: Addresses, name: Served, running: T): T {
  addresses.set(name, running.url);
  return running;
}

async function atTheDesk(addresses: Addresses): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  // Only a terminal has a use for what draws on it.
  const { desk } = await import("../desk/desk.ts");
  await desk(addresses, stop.signal);
}

function submissions(): GradeSettings["targets"] {
  return Object.fromEntries(exerciseIds(root).map((id) => [id, [{ target: { kind: "submission" } as const }]]));
}
