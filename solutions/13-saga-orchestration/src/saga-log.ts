/** The log: the events that moved a saga. Where it stands is what the machine makes of them. [GMS87] */
import type { HistoryEntry } from "#given/messages.ts";
import { machine, type SagaEvent, type Transition } from "./machine.ts";

/** A record: something happened to a saga, and it moved. */
export interface SagaRecord {
  readonly saga: string;
  readonly event: SagaEvent;
}

/** A saga after these events. */
export function replay(events: readonly SagaEvent[]): Transition {
  return events.reduce<Transition>((transition, event) => next(transition, event) ?? transition, ["unbegun"]);
}

/** Where an event leads from here, if anywhere. */
export function next([state]: Transition, event: SagaEvent): Transition | undefined {
  return machine[state][event];
}

/** What an operator has to know: how each command came out. */
export function historyOf([, ...answers]: readonly SagaEvent[]): HistoryEntry[] {
  return answers.map((event) => {
    const [command, outcome] = event.split(" ");
    return { command, outcome } as HistoryEntry;
  });
}
