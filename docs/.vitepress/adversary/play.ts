/** The state of the page: which game, which choices, and what the worker says of them. The address holds all of it. */
import { type Game, games, type Solution, type View } from "@workbook/adversary";
import { type Choice, decodeToken } from "@workbook/harness";
import { onMounted, onUnmounted, type Ref, shallowRef, watch } from "vue";
import { conversation } from "./conversation.ts";
import Worker from "./worker.ts?worker";

/** Plays the games. */
export function usePlay(tables: string, dark: Ref<boolean>) {
  const game = shallowRef<Game>(games[0]!);
  const choices = shallowRef<readonly Choice[]>([]);
  const view = shallowRef<View>();
  const shortest = shallowRef<number>();
  const solution = shallowRef<Solution>();
  const problem = shallowRef<string>();
  const searching = shallowRef(false);
  let ask: ReturnType<typeof conversation> | undefined;
  let worker: Worker | undefined;

  async function look(): Promise<void> {
    const [asked, played] = [game.value, choices.value];
    const theme = dark.value ? "dark" : "light";
    const answer = await ask!({ kind: "look", game: asked.id, tables, choices: played, theme });
    if (asked !== game.value || played !== choices.value) return;
    problem.value = "failed" in answer ? answer.failed : undefined;
    if (!("view" in answer)) return;
    view.value = answer.view;
    shortest.value = answer.shortest;
    const address = played.length === 0 && asked === games[0] ? "" : `#${answer.view.token}`;
    history.replaceState(history.state, "", location.pathname + location.search + address);
  }

  function restore(): void {
    const found = location.hash.startsWith("#wb1.") ? positionIn(location.hash.slice(1)) : undefined;
    if (found) [game.value, choices.value] = [found.game, found.choices];
  }

  onMounted(() => {
    worker = new Worker();
    ask = conversation(worker);
    restore();
    watch([game, choices, dark], look, { immediate: true });
    addEventListener("hashchange", restore);
  });
  onUnmounted(() => {
    worker?.terminate();
    removeEventListener("hashchange", restore);
  });

  async function search(): Promise<void> {
    searching.value = true;
    const answer = await ask!({ kind: "solve", game: game.value.id, tables });
    searching.value = false;
    if ("solution" in answer) solution.value = answer.solution;
    else if ("failed" in answer) problem.value = answer.failed;
  }

  return {
    game,
    choices,
    view,
    shortest,
    solution,
    problem,
    searching,
    search,
    begin(next: Game): void {
      [game.value, choices.value, solution.value] = [next, [], undefined];
    },
    choose: (choice: Choice) => (choices.value = [...choices.value, choice]),
    startAll(): void {
      const starts = view.value?.unstarted.map((node): Choice => ({ kind: "start", node })) ?? [];
      choices.value = [...choices.value, ...starts];
    },
    undo: () => (choices.value = choices.value.slice(0, -1)),
    replay: (upTo: number) => (choices.value = solution.value?.choices.slice(0, upTo) ?? choices.value),
  };
}

/** The position that an address holds; none when it is damaged or of no game. */
function positionIn(token: string): { readonly game: Game; readonly choices: readonly Choice[] } | undefined {
  try {
    const { exercise, target, choices } = decodeToken(token);
    const game = games.find((candidate) => candidate.exercise === exercise && candidate.target === target);
    return game && { game, choices };
  } catch {
    return undefined;
  }
}
