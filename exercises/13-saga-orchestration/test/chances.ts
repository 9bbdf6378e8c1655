/** Who gives up has tried as often as it may, with each saga by itself. */
import { type Always, always, type Monitor, type Observed } from "@workbook/harness";
import { fieldOf, type GroupedRecord, withField } from "@workbook/properties";
import type { Ask, Command, DeadLetter, StatusReport } from "#given/messages.ts";
import { maxAttempts } from "#given/retry.ts";

interface Chances {
  /** How often the orchestrator sent each command, by saga. */
  readonly sent: GroupedRecord<number>;
  readonly wrong?: string;
}

const chances: Monitor<Chances> = {
  name: "chances",
  watches: ["send"],
  initial: () => ({ sent: {} }),
  observe: (state, event) => {
    const message = messageOf(event);
    if (!message) return state;
    if (message.type === "deadLetter") return { ...state, ...hasty(state, message) };
    const name = `${message.type} for ${message.saga}`;
    return { ...state, sent: withField(state.sent, name, (fieldOf(state.sent, name) ?? 0) + 1) };
  },
};

function messageOf(event: Observed): Command | DeadLetter | undefined {
  if (event.kind !== "send" || event.node !== "orchestrator") return undefined;
  const message = event.message as unknown as Command | DeadLetter | Ask | StatusReport;
  if (message.type === "status") return undefined;
  return message.type === "ask" ? message.command : message;
}

/** A command that was given up before it was sent as often as it may be. */
function hasty({ sent }: Chances, { saga, history }: DeadLetter): Pick<Chances, "wrong"> {
  for (const { command, outcome } of history) {
    const count = fieldOf(sent, `${command} for ${saga}`) ?? 0;
    if (outcome === "unanswered" && count < maxAttempts)
      return { wrong: `${saga} is given up after ${count} of ${maxAttempts} attempts at ${command}` };
  }
  return {};
}

/** No saga is given up before each command that was not answered was sent as often as it may be. */
export const everyChance: Always = always("every attempt is made", chances, ({ wrong }) => wrong);
