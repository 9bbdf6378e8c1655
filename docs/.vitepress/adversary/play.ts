/** The state of the page: which game, which choices, and what the worker says of them. The address holds all of it. */
import { type Game, games, type Solution, type View } from "@workbook/adversary";
import { type Choice, decodeToken } from "@workbook/harness";
import { onMounted, onUnmounted, type Ref, shallowRef, watch } from "vue";
import { type Answer, conversation } from "./conversation.ts";
import GameWorker from "./worker.ts?worker";

/** Plays the games as long as the page is shown. */
export function usePlay(tables: string, dark: Ref<boolean>): Play {
  const play = new Play(tables, dark);
  const restore = () => play.restore();
  let worker: Worker | undefined;
  onMounted(() => {
    worker = new GameWorker();
    play.ask = conversation(worker);
    play.restore();
    watch([play.game, play.choices, dark], () => play.look(), { immediate: true });
    addEventListener("hashchange", restore);
  });
  onUnmounted(() => {
    worker?.terminate();
    removeEventListener("hashchange", restore);
  });
  return play;
}

/** One reader at play. */
export class Play {
  readonly game = shallowRef<Game>(games[0]!);
  readonly choices = shallowRef<readonly Choice[]>([]);
  readonly view = shallowRef<View>();
  /** How many steps the explorer needs. */
  readonly shortest = shallowRef(0);
  readonly solution = shallowRef<Solution>();
  readonly problem = shallowRef<string>();
  readonly searching = shallowRef(false);
  ask: ReturnType<typeof conversation> | undefined;
  private readonly tables: string;
  private readonly dark: Ref<boolean>;

  constructor(tables: string, dark: Ref<boolean>) {
    this.tables = tables;
    this.dark = dark;
  }

  begin(game: Game): void {
    [this.game.value, this.choices.value, this.solution.value] = [game, [], undefined];
  }

  choose(...choices: readonly Choice[]): void {
    this.choices.value = [...this.choices.value, ...choices];
  }

  startAll(): void {
    this.choose(...(this.view.value?.unstarted.map((node): Choice => ({ kind: "start", node })) ?? []));
  }

  undo(): void {
    this.choices.value = this.choices.value.slice(0, -1);
  }

  /** Plays the first choices of the explorer's way. */
  follow(upTo: number): void {
    if (this.solution.value) this.choices.value = this.solution.value.choices.slice(0, upTo);
  }

  async search(): Promise<void> {
    const game = this.game.value;
    this.searching.value = true;
    const answer = await this.ask?.({ kind: "solve", game: game.id, tables: this.tables });
    this.searching.value = false;
    if (game !== this.game.value) return;
    if (answer && "solution" in answer) this.solution.value = answer.solution;
    this.complain(answer);
  }

  /** Shows the position; an answer that comes after the next choice is for nobody. */
  async look(): Promise<void> {
    const [game, choices] = [this.game.value, this.choices.value];
    const theme = this.dark.value ? "dark" : "light";
    const answer = await this.ask?.({ kind: "look", game: game.id, tables: this.tables, choices, theme });
    if (game !== this.game.value || choices !== this.choices.value) return;
    this.complain(answer);
    if (!answer || !("view" in answer)) return;
    this.view.value = answer.view;
    this.shortest.value = answer.shortest;
    const address = choices.length === 0 && game === games[0] ? "" : `#${answer.view.token}`;
    history.replaceState(history.state, "", location.pathname + location.search + address);
  }

  /** Goes to the position that the address holds, if it holds one. */
  restore(): void {
    const found = positionIn(location.hash.slice(1));
    if (found) [this.game.value, this.choices.value] = [found.game, found.choices];
  }

  private complain(answer: Answer | undefined): void {
    this.problem.value = answer && "failed" in answer ? answer.failed : undefined;
  }
}

function positionIn(token: string): { readonly game: Game; readonly choices: readonly Choice[] } | undefined {
  try {
    const { exercise, target, choices } = decodeToken(token);
    const game = games.find((candidate) => candidate.exercise === exercise && candidate.target === target);
    return game && { game, choices };
  } catch {
    return undefined;
  }
}
