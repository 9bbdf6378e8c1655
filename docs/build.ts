/** `npm run docs`: builds the course site into docs/.vitepress/dist; with `--dev` serves it while its pages are edited. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, createServer } from "vitepress";

const docs = fileURLToPath(new URL(".", import.meta.url));
const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });

if (values.dev) {
  const server = await createServer(docs, { host: "127.0.0.1", port: 5173 });
  await server.listen();
  process.stdout.write(`Course site: ${server.resolvedUrls?.local[0]}\n`);
} else await build(docs);
