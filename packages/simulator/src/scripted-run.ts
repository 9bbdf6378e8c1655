/** A run that follows a script of moves, and then heals or stops: what is left of a failure when moves are taken away. */
import type { Effect } from "@workbook/harness";
import type { Ending } from "./endings.ts";
import { spanOf } from "./latency.ts";
import { type Move, perform, type Span } from "./move.ts";
import { type RunParts, SimulatedRun } from "./simulated-run.ts";
import type { Station } from "./station.ts";
import { canBeSlow, slowness } from "./swarm.ts";

/** One run of a script. */
export class ScriptedRun extends SimulatedRun {
  private readonly script: readonly Move[];
  private readonly heals: boolean;
  private readonly span: Span;
  private current: Move | undefined;

  /** @param heals whether, after the script, all heals and goes on to its end */
  constructor(parts: RunParts, script: readonly Move[], heals: boolean) {
    super(parts);
    this.script = script;
    const { fromMs, toMs } = spanOf(parts.climate.latency);
    this.span = { fromMs, toMs: toMs * (canBeSlow(parts.climate.faults) ? slowness : 1) };
    this.heals = heals;
    this.weather.stormy = false;
    this.held = undefined;
  }

  override async run(): Promise<Ending> {
    for (const move of this.script) {
      if (this.stopped) return this.stopped;
      this.events++;
      this.current = move;
      const happening = perform(this.world, move, this.span);
      if (happening) await happening;
    }
    this.current = undefined;
    if (!this.heals || this.stopped) return this.stopped ?? "quiet";
    this.beginHealing(this.world.now);
    return this.goOn();
  }

  override cut(_node: Station, _effects: readonly Effect[]): number | undefined {
    const choice = this.current?.choice;
    return choice && "crash" in choice ? choice.crash?.afterEffects : undefined;
  }

  override survivors(unforced: number): number {
    const choice = this.current?.choice;
    const wanted = choice?.kind === "crash" ? choice.survivors : choice && "crash" in choice && choice.crash?.survivors;
    return Math.min(unforced, wanted || 0);
  }
}
