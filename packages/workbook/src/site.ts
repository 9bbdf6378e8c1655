/** The course site, served from its sources. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import getPort from "get-port";
import { root } from "./place.ts";

/** A running site. */
export interface RunningSite {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the site on a free port of this machine.
 * @throws Error when it does not come up
 */
export async function startSite(): Promise<RunningSite> {
  const port = await getPort({ port: [5173, 5174, 5175] });
  const manifest = createRequire(join(root, "docs", "package.json")).resolve("vitepress/package.json");
  const cli = join(dirname(manifest), "bin", "vitepress.js");
  const child = spawn(
    process.execPath,
    [cli, "dev", join(root, "docs"), "--host", "127.0.0.1", "--port", `${port}`, "--strictPort"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes(`:${port}`)) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the course site did not start (${code}): ${said.trim()}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      child.removeAllListeners("exit");
      child.once("exit", () => {});
      child.kill();
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    },
  };
}
