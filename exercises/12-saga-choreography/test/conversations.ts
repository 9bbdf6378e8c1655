/** Who says what to whom: only the bus is spoken to, and nobody goes on saying the same. */
import { type Always, always, type Monitor } from "@workbook/harness";
import type { Publish } from "#given/messages.ts";

const services = ["inventory", "payment", "shipping"];

const direct: Monitor<string | null> = {
  name: "messages past the bus",
  watches: ["send"],
  initial: () => null,
  observe: (found, event) => {
    if (found !== null || event.kind !== "send" || !services.includes(event.node) || event.to === "bus") return found;
    return `${event.node} sends to ${event.to} directly`;
  },
};

/** No service sends to another. */
export const onlyThroughTheBus: Always = always("only through the bus", direct, (found) => found ?? undefined);

const most = 3;

const published: Monitor<Readonly<Record<string, number>>> = {
  name: "publications",
  watches: ["send"],
  initial: () => ({}),
  observe: (counts, event) => {
    if (event.kind !== "send" || !services.includes(event.node) || event.to !== "bus") return counts;
    const message = event.message as unknown as Publish;
    if (message.type !== "publish") return counts;
    const name = `${event.node} ${message.event.type} ${message.event.saga}`;
    // One more than may be is all that needs to be known.
    return { ...counts, [name]: Math.min(most + 1, (counts[name] ?? 0) + 1) };
  },
};

/** When nothing fails, an event is not published over and over. */
export const comesToRest: Always = always("the shop comes to rest", published, (counts) => {
  const [name] = Object.entries(counts).find(([, count]) => count > most) ?? [];
  const [service, type, saga] = name?.split(" ") ?? [];
  return name && `${service} publishes ${type} of ${saga} again and again, though nothing has failed`;
});
