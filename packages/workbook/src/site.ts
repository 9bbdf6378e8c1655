/** The course site, served from its sources. */
import { join } from "node:path";
import getPort from "get-port";
import { root } from "./place.ts";
import { sitePorts } from "./ports.ts";

/** A running site. */
export interface RunningSite {
  readonly url: string;
  /** Stops serving. */
  close(): Promise<void>;
}

/**
 * Serves the site on a free port of this machine; a page that is saved changes in the browser at once.
 * @throws Error when its configuration or the port cannot be used
 */
export async function startSite(): Promise<RunningSite> {
  // Loading it takes a second of which no other command has a use.
  const { createServer } = await import("vitepress");
  const port = await getPort({ port: sitePorts });
  const server = await createServer(join(root, "docs"), { host: "127.0.0.1", port, strictPort: true });
  await server.listen();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
