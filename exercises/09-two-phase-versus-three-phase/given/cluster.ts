/** Who is asked, you; and the protocols that you measure. */
import { type Context, defineCluster } from "@workbook/harness";
import { Examinee } from "./examinee.ts";

export {
  cooperativeTwoPhaseCommit,
  presumedAbortTwoPhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
} from "@workbook/protocols";

/** Your functions, as a node that answers questions. */
export const analysis = defineCluster("analysis", (_: Record<string, never>) => ({
  nodes: { you: (ctx) => new Examinee(ctx) },
  inFlightCap: 1,
  stepLimit: 20_000_000,
}));

/** Says what it was given, and does nothing: numbers and situations as a picture. */
class Sheet {
  readonly ctx: Context;
  readonly text: string;

  constructor(ctx: Context, text: string) {
    this.ctx = ctx;
    this.text = text;
  }

  onStart(): void {
    this.ctx.emit(this.text);
  }

  onMessage(): void {}
}

/** A sheet of paper with a text on it. */
export const sheet = defineCluster("sheet", ({ text }: { text: string }) => ({
  nodes: { sheet: (ctx) => new Sheet(ctx, text) },
  inFlightCap: 1,
}));
