/** No outbox: a service remembers which events it has handled, and publishes again what came of one that comes again. */
import type { Variant } from "@workbook/grading";

export const variant: Variant = {
  shape: "nothing is published at a restart: an event that is redelivered is published again, from an inbox",
};
