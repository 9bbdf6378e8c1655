/** How often, and when, a service is asked for the same: with a cap, and ever later. */
import { type Always, always, type Goal, type Monitor, type Observed, sometimes } from "@workbook/harness";
import type { Ask, Command } from "#given/messages.ts";
import { maxAttempts, pauseMs } from "#given/retry.ts";

interface Attempts {
  readonly count: number;
  readonly lastAtMs?: number | undefined;
  readonly hasty?: string | undefined;
}

type AllAttempts = Readonly<Record<string, Attempts>>;

const attempts: Monitor<AllAttempts> = {
  name: "attempts",
  watches: ["deliver", "emit"],
  initial: () => ({}),
  observe: (all, event) => {
    const command = commandIn(event);
    if (command) {
      const name = `${command.type} for ${command.saga}`;
      const { [name]: before = { count: 0 } } = all;
      // One more than may be is all that needs to be known.
      return { ...all, [name]: { ...before, count: Math.min(maxAttempts + 1, before.count + 1) } };
    }
    if (event.kind !== "emit" || (event.observation as { type?: unknown }).type !== "stumbled") return all;
    const { saga, command: type, atMs } = event.observation as unknown as Stumble;
    const name = `${type} for ${saga}`;
    const { [name]: before = { count: 1 } } = all;
    return { ...all, [name]: { ...before, lastAtMs: atMs, hasty: before.hasty ?? haste(before, name, atMs) } };
  },
};

interface Stumble {
  readonly saga: string;
  readonly command: string;
  readonly atMs: number;
}

function commandIn(event: Observed): Command | undefined {
  if (event.kind !== "deliver" || !["inventory", "payment", "shipping"].includes(event.node)) return undefined;
  const message = event.message as unknown as Command | Ask;
  return message.type === "ask" ? message.command : message;
}

function haste({ count, lastAtMs }: Attempts, name: string, atMs: number): string | undefined {
  if (lastAtMs === undefined) return undefined;
  const least = pauseMs(count - 1);
  const passed = atMs - lastAtMs;
  if (passed >= least) return undefined;
  return `attempt ${count} at ${name} came ${passed} ms after the one before it, and the pause is ${least} ms`;
}

/** No command is sent more often than it may be. */
export const capped: Always = always("a cap on attempts", attempts, (all) => {
  const [name] = Object.entries(all).find(([, { count }]) => count > maxAttempts) ?? [];
  return name && `${name} was asked more than ${maxAttempts} times`;
});

/** Each pause is at least as long as it has to be. */
export const backsOff: Always = always("back-off", attempts, (all) => {
  return Object.values(all).find(({ hasty }) => hasty)?.hasty;
});

/** A command was sent as often as it may be. */
export const triesAll: Goal = sometimes("as many attempts as there may be", attempts, (all) =>
  Object.values(all).some(({ count }) => count === maxAttempts),
);
