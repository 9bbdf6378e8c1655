/** The command line's beginning. */
import { carryOut } from "./command-line.ts";

// Whoever reads may have seen enough: `npm run doctor | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

await carryOut(process.argv.slice(2));
