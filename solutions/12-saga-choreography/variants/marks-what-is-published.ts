/** An outbox that is emptied: what was published is marked, and a restart publishes only what is not. */
import type { Variant } from "@workbook/grading";
import { type ServiceRecord as Known, Service as Reference } from "#reference/service.ts";

export const variant: Variant = {
  replaces: "service.ts",
  shape: "marks what was published by a record that need not be forced, and publishes the rest after a restart",
};

export type ServiceRecord = Known;

const mark = "published";

export abstract class Service extends Reference {
  override onStart(): void {
    const records = this.ctx.log.records.filter(({ type }) => !this.isMark(type));
    const marks = this.ctx.log.records.length - records.length;
    for (const { event } of records.slice(marks)) this.publish(event);
  }

  override commit(record: ServiceRecord): void {
    super.commit(record);
    this.ctx.log.write({ type: mark as ServiceRecord["type"], saga: "" });
  }

  private isMark(type: string): boolean {
    return type === mark;
  }
}
