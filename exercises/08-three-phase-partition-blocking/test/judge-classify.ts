/** Judges the quorum rule on every side that there can be. [Skeen82] */
import { type ExamineOptions, playScript } from "@workbook/grading";
import { states } from "#given/cluster.ts";
import type { State } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import type { Verdict } from "#given/verdict.ts";

const kinds: readonly State[] = ["uncertain", "preCommitted", "preAborted", "committed", "aborted"];

/** Asks for all sides of so many participants, and judges the answers. */
export function classifyOf(participants: number, quorums: Quorums): ExamineOptions {
  const sides = sidesOf(participants, quorums);
  return {
    about: `all sides of ${participants} participants, Vc=${quorums.commit}, Va=${quorums.abort}`,
    questions: async () => [{ type: "classify", sides, quorums } as never],
    judge: async ([answers]) => {
      const given = Array.isArray(answers) ? answers : [];
      const wrong = sides.findIndex((side, index) => !allowed(side, quorums).includes(given[index] as Verdict));
      if (wrong < 0) return undefined;
      const side = sides[wrong]!;
      const { flaw } = await playScript(states({ states: [...side] }), "multiset", []);
      const right = allowed(side, quorums).join(" or ");
      return flaw(
        "the quorum rule",
        `of ${participants} participants with Vc=${quorums.commit} and Va=${quorums.abort} these can be reached: you say ${String(given[wrong] ?? "nothing")}, and it is ${right}`,
      );
    },
  };
}

/** What a side may do. Where both attempts are possible, either is right. */
function allowed(side: readonly State[], quorums: Quorums): Verdict[] {
  const has = (state: State) => side.filter((one) => one === state).length;
  if (has("committed") > 0 || has("preCommitted") >= quorums.commit) return ["commit"];
  if (has("aborted") > 0 || has("preAborted") >= quorums.abort) return ["abort"];
  const tries: Verdict[] = [];
  if (has("preCommitted") > 0 && side.length - has("preAborted") >= quorums.commit) tries.push("tryCommit");
  if (side.length - has("preCommitted") >= quorums.abort) tries.push("tryAbort");
  return tries.length > 0 ? tries : ["wait"];
}

/** Every side of one participant or more, but for those that no run leads to. */
function sidesOf(participants: number, quorums: Quorums): State[][] {
  const sides = Array.from({ length: participants }, (_, index) => combinations(index + 1)).flat();
  return sides.filter((side) => occurs(side, participants, quorums));
}

/** Whether both outcomes are decided, or one is whose quorum can not have been gathered. */
function occurs(side: readonly State[], participants: number, { commit, abort }: Quorums): boolean {
  const has = (state: State) => side.filter((one) => one === state).length;
  const committed = has("committed") > 0 || has("preCommitted") >= commit;
  const aborted = has("aborted") > 0 || has("preAborted") >= abort;
  if (committed && aborted) return false;
  if (committed) return has("preAborted") <= participants - commit;
  return !aborted || has("preCommitted") <= participants - abort;
}

/** All ways for so many participants to be in these states, whoever is in which. */
function combinations(size: number, from = 0): State[][] {
  if (size === 0) return [[]];
  return kinds.slice(from).flatMap((state, index) => {
    return combinations(size - 1, from + index).map((rest) => [state, ...rest]);
  });
}
