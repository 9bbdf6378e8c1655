/** Inventory: sets an item aside when an order is placed, and puts it back when the order goes no further. [Richardson] */
import { todo } from "@workbook/harness";
import type { OrderPlaced, Subscriber } from "#given/events.ts";
import { Service } from "./service.ts";

/** T1 and C1: `reserve` and `release`. Which other events does it have to hear of? */
export class Inventory extends Service implements Subscriber<OrderPlaced> {
  onOrderPlaced(_event: OrderPlaced): void {
    todo("2a: is the order new to you? Is the item in stock? And which events later on make you put it back?");
  }
}
