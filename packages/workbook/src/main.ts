/** The command line's beginning. */
import { carryOut } from "./command-line.ts";

await carryOut(process.argv.slice(2));
