/** A position as a page shows it: plain data, made where the game is played. */
import { type Theme, toSvg } from "@workbook/diagram";
import { type Choice, encodeToken, type NodeId, type Token, type TraceViolation } from "@workbook/harness";
import type { GameTable } from "./game.ts";
import { labelOfChoice, labelOfCut } from "./labels.ts";
import type { Position } from "./position.ts";
import { waitingForEver } from "./waiting.ts";

/** A choice that is offered, and the crashes that can fall into it. */
export interface Offer {
  readonly label: string;
  readonly choice: Choice;
  readonly cuts: readonly { readonly label: string; readonly choice: Choice }[];
}

/** What is watched: it lights up when it breaks. */
export interface Light {
  readonly name: string;
  /** The sentence, once it is broken. */
  readonly broken?: string;
}

/** Everything that a page shows of a position. */
export interface View {
  readonly steps: number;
  readonly offers: readonly Offer[];
  /** The nodes that have yet to start. */
  readonly unstarted: readonly NodeId[];
  readonly lights: readonly Light[];
  readonly won: boolean;
  /** The space-time diagram. */
  readonly svg: string;
  /** The run in one line, for `npm run replay` and for the page's address. */
  readonly token: string;
}

const nobodyWaits = "nobody waits for ever";

/** Looks at a position. */
export async function viewOf(position: Position, table: GameTable, theme: Theme): Promise<View> {
  const { aim } = position.board.game;
  const waiting = aim.kind === "block" ? await waitingForEver(position) : [];
  const broken = position.violations();
  const won = aim.kind === "block" ? waiting.length > 0 : broken.has(aim.property);
  const [first] = [...broken.values()].sort((a, b) => a.step - b.step);
  const violation = first ?? blocked(position, waiting);
  return {
    steps: position.steps,
    offers: won ? [] : await offersOf(position),
    unstarted: position.nodes.filter((id) => position.run.stateOf(id).status === "waiting"),
    lights: lightsOf(position, waiting),
    won,
    svg: position.choices.length === 0 ? "" : toSvg(position.run.trace(violation), { theme, width: 720 }),
    token: encodeToken(tokenOf(position, table, violation)),
  };
}

async function offersOf(position: Position): Promise<Offer[]> {
  return Promise.all(
    position.moves().map(async (choice) => ({
      label: labelOfChoice(choice, position),
      choice,
      cuts: (await position.cutsOf(choice)).map((cut) => ({ label: labelOfCut(cut), choice: cut.choice })),
    })),
  );
}

function lightsOf(position: Position, waiting: readonly NodeId[]): Light[] {
  const broken = position.violations();
  const watched = position.board.game.always.map(({ name }) => light(name, broken.get(name)?.sentence));
  const others = [...broken.values()].filter(({ property }) => !watched.some(({ name }) => name === property));
  const blocks = position.board.game.aim.kind === "block" ? [light(nobodyWaits, sentenceOf(waiting))] : [];
  return [...watched, ...others.map(({ property, sentence }) => light(property, sentence)), ...blocks];
}

function light(name: string, broken: string | undefined): Light {
  return broken === undefined ? { name } : { name, broken };
}

function sentenceOf(waiting: readonly NodeId[]): string | undefined {
  if (waiting.length === 0) return undefined;
  return `${waiting.join(" and ")} ${waiting.length === 1 ? "is" : "are"} up and can never decide`;
}

function blocked(position: Position, waiting: readonly NodeId[]): TraceViolation | undefined {
  const sentence = sentenceOf(waiting);
  return sentence === undefined ? undefined : { property: nobodyWaits, sentence, step: position.choices.length - 1 };
}

function tokenOf({ board: { game }, choices }: Position, table: GameTable, violation?: TraceViolation): Token {
  return {
    exercise: game.exercise,
    target: game.target,
    version: table.version,
    hash: table.hash,
    cluster: game.cluster as Token["cluster"],
    network: "multiset",
    crashCuts: "effects",
    choices: [...choices],
    ...(violation ? { violation } : {}),
  };
}
