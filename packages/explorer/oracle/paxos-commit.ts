/**
 * Paxos Commit as the public TLA+ example PaxosCommit has it: each manager's vote is an instance of Paxos, whose ballot 0
 * belongs to the manager. Leaders have no state; what they may do is a function of the messages. [GL06]
 */
import type { Observed, Plain } from "@workbook/harness";
import type { Action, Process, SpecMessage, Step } from "./table-system.ts";

type Value = "prepared" | "aborted";

/** Which managers and acceptors there are, and which ballots. */
export interface PaxosCommitOptions {
  readonly managers: number;
  readonly acceptors: number;
  /** Ballots 0 to one less than this. */
  readonly ballots: number;
  /** What a leader proposes where nobody can have been chosen: abort, were it not for a mistake. */
  readonly whenFree?: Value;
}

interface Roles extends Required<PaxosCommitOptions> {
  readonly managerNames: readonly string[];
  readonly acceptorNames: readonly string[];
  /** The least majorities. */
  readonly majorities: readonly (readonly string[])[];
}

/** What an acceptor holds of one instance: the ballot that it promised, and what it accepted last, in which ballot. */
type Instance = { readonly mbal: number; readonly bal: number; readonly val: Value | "none" };

const leader = "leader";

/** The specification's processes. */
export function paxosCommit({ whenFree = "aborted", ...options }: PaxosCommitOptions): Process[] {
  const managerNames = names("m", options.managers);
  const acceptorNames = names("a", options.acceptors);
  const majorities = subsets(acceptorNames, Math.floor(options.acceptors / 2) + 1);
  const roles = { ...options, whenFree, managerNames, acceptorNames, majorities };
  return [
    ...managerNames.map((name) => managerOf(name, roles)),
    ...acceptorNames.map((name) => acceptorOf(name, roles)),
    leaderOf(roles),
  ];
}

function managerOf(name: string, roles: Roles): Process {
  const votes = (vote: Value): Step => ({ state: vote, sends: phase2a(name, 0, vote, name, roles) });
  const decides = (decision: "commit" | "abort"): Observed[] => [{ kind: "decide", node: name, decision }];
  return {
    name,
    initial: "working",
    actions: (state) =>
      state === "working"
        ? [
            { name: "prepares", step: votes("prepared") },
            { name: "aborts", step: { ...votes("aborted"), observed: decides("abort") } },
          ]
        : [],
    receive: (_state, { body }) =>
      body === "commit"
        ? [{ state: "committed", observed: decides("commit") }]
        : [{ state: "aborted", observed: decides("abort") }],
  };
}

function acceptorOf(name: string, { managerNames }: Roles): Process {
  const first: Instance = { mbal: 0, bal: -1, val: "none" };
  return {
    name,
    initial: Object.fromEntries(managerNames.map((instance) => [instance, first])),
    actions: () => [],
    receive: (state, { body }) => {
      const instances = state as Record<string, Instance>;
      const { type, instance, bal, val } = body as { type: string; instance: string; bal: number; val: Value };
      const { mbal, ...accepted } = instances[instance]!;
      if (type === "phase1a") {
        if (mbal >= bal) return [];
        const sends = [phase1b(name, instance, bal, accepted.bal, accepted.val)];
        return [{ state: { ...instances, [instance]: { ...accepted, mbal: bal } }, sends }];
      }
      if (mbal > bal) return [];
      return [
        { state: { ...instances, [instance]: { mbal: bal, bal, val } }, sends: [phase2b(name, instance, bal, val)] },
      ];
    },
  };
}

function leaderOf(roles: Roles): Process {
  const { managerNames, ballots } = roles;
  const later = Array.from({ length: ballots - 1 }, (_, index) => index + 1);
  const actions = [
    ...later.flatMap((bal) => managerNames.map((instance) => beginning(instance, bal, roles))),
    ...later.flatMap((bal) => managerNames.flatMap((instance) => proposals(instance, bal, roles))),
    ...decisions(roles),
  ];
  return { name: leader, initial: "none", actions: () => actions, receive: () => [] };
}

function beginning(instance: string, bal: number, { acceptorNames }: Roles): Action {
  const body = { type: "phase1a", instance, bal };
  const sends = acceptorNames.map((to): SpecMessage => ({ from: leader, to, body }));
  return { name: `begins ballot ${bal} of ${instance}`, step: { state: "none", sends } };
}

/** One action for each majority and each way in which it may have answered. */
function proposals(instance: string, bal: number, roles: Roles): Action[] {
  const nothing = [{ bal: -1, val: "none" as const }];
  const accepted = Array.from({ length: bal }, (_, lower) =>
    (["prepared", "aborted"] as const).map((val) => ({ bal: lower, val })),
  );
  const answers = [...nothing, ...accepted.flat()];
  const absent = (["prepared", "aborted"] as const).flatMap((val) => phase2a(instance, bal, val, leader, roles));
  return roles.majorities.flatMap((majority) =>
    product(majority.map(() => answers))
      .filter(agreeing)
      .map((given): Action => {
        const highest = given.reduce((one, other) => (other.bal > one.bal ? other : one));
        const val = highest.val === "none" ? roles.whenFree : highest.val;
        const present = majority.map((name, index) =>
          phase1b(name, instance, bal, given[index]!.bal, given[index]!.val),
        );
        const step = { state: "none", sends: phase2a(instance, bal, val, leader, roles) };
        return { name: `proposes ${val} in ballot ${bal} of ${instance}`, given: { present, absent }, step };
      }),
  );
}

/** Whether nobody claims another value of a ballot than somebody else: in one ballot one value is proposed. */
function agreeing(given: readonly Pick<Instance, "bal" | "val">[]): boolean {
  return given.every(({ bal, val }) => given.every((other) => other.bal !== bal || other.val === val));
}

/** One action for each way in which the instances can be seen to have chosen. */
function decisions({ managerNames, majorities, ballots }: Roles): Action[] {
  const chosen = (instance: string, val: Value) =>
    Array.from({ length: ballots }, (_, bal) =>
      majorities.map((majority) => majority.map((name) => phase2b(name, instance, bal, val))),
    ).flat();
  const decides = (decision: "commit" | "abort", present: readonly SpecMessage[]): Action => ({
    name: `decides ${decision}`,
    given: { present, absent: [] },
    step: { state: "none", sends: managerNames.map((to) => ({ from: leader, to, body: decision })) },
  });
  return [
    ...product(managerNames.map((instance) => chosen(instance, "prepared"))).map((all) =>
      decides("commit", all.flat()),
    ),
    ...managerNames.flatMap((instance) => chosen(instance, "aborted").map((present) => decides("abort", present))),
  ];
}

function phase1b(from: string, instance: string, mbal: number, bal: number, val: Value | "none"): SpecMessage {
  return { from, to: leader, body: { type: "phase1b", instance, mbal, bal, val } };
}

/** Whoever proposes, the message is the same: its sender here is the instance. */
function phase2a(instance: string, bal: number, val: Value, from: string, { acceptorNames }: Roles): SpecMessage[] {
  const body: Plain = { type: "phase2a", instance, bal, val };
  return acceptorNames.map((to) => ({ from, to, body }));
}

function phase2b(from: string, instance: string, bal: number, val: Value): SpecMessage {
  return { from, to: leader, body: { type: "phase2b", instance, bal, val } };
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((all, some) => all.flatMap((one) => some.map((item) => [...one, item])), [[]]);
}
