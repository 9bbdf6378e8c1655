/** Who waits for whom in the store: seen from what clients ask and are told, since locks are the shards' own affair. */
import type { Observed } from "@workbook/harness";
import { followWishes, type WishEvent } from "@workbook/properties";
import type { Shown } from "#given/client.ts";
import type { Done, Read, Refused, Write } from "#given/messages.ts";

/** What clients wait for. In small worlds only: it remembers every operation. */
export const wishes = followWishes(["send", "deliver", "emit"], tell);

function tell(event: Observed): WishEvent | undefined {
  if (event.kind === "emit") return ending(event.observation as unknown as Shown);
  if (event.kind === "send") return asking(event.message as unknown as Read | Write);
  return event.kind === "deliver" ? answering(event.message as unknown as Done | Refused) : undefined;
}

function ending(shown: Shown): WishEvent | undefined {
  return shown.type === "ended" ? { kind: "ends", tx: shown.tx } : undefined;
}

function asking({ type: mode, tx, op, key }: Read | Write): WishEvent | undefined {
  return mode === "read" || mode === "write" ? { kind: "asks", tx, op, key, mode } : undefined;
}

function answering(message: Done | Refused): WishEvent | undefined {
  if (message.type === "done") return { kind: "gets", tx: message.tx, op: message.op };
  return message.type === "refused" ? { kind: "gives-up", tx: message.tx } : undefined;
}
