/** `new`: an exercise and its solution, ready to be filled in. Nothing that exists is touched. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { root } from "../place.ts";
import { scaffold } from "../scaffold.ts";

/** The command. */
export function newCommand(): Command {
  return new Command("new")
    .description("Lay out a new exercise and its solution.")
    .argument("<NN-name>", "two digits and a name in kebab case, such as 16-two-generals")
    .action(create);
}

function create(id: string): void {
  if (!/^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no name for an exercise; give two digits and a name, such as 16-two-generals`);
  for (const folder of [`exercises/${id}`, `solutions/${id}`])
    if (existsSync(join(root, folder))) throw new Error(`${folder} exists already; nothing was changed`);
  for (const [file, text] of scaffold(id)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  process.stdout.write(
    `exercises/${id} and solutions/${id} are laid out.\nNow: npm install, then npm run grade -- ${id.slice(0, 2)} --solution\n`,
  );
}
