/** All attacks that the grader is tried with. */
import { againstLanguage } from "./against-language.ts";
import { againstMachine } from "./against-machine.ts";
import type { Attack } from "./attack.ts";

export { type Attack, type Canaries, withAttack } from "./attack.ts";

/** Each by its name. */
export const attacks: readonly Attack[] = [...againstLanguage, ...againstMachine];
