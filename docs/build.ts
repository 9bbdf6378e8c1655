/**
 * `npm run docs`: writes the reference of every package's interface and builds the course site into
 * docs/.vitepress/dist; with `--dev` serves it while its pages are edited.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Application } from "typedoc";
import { build, createServer } from "vitepress";

const docs = fileURLToPath(new URL(".", import.meta.url));
const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });

await writeReference();
if (values.dev) {
  const server = await createServer(docs, { host: "127.0.0.1", port: 5173 });
  await server.listen();
  process.stdout.write(`Course site: ${server.resolvedUrls?.local[0]}\n`);
} else await build(docs);

/**
 * Reads the packages' sources and writes docs/api.
 * @throws Error when something public is not documented, or a link in a comment leads nowhere; TypeDoc has said what
 */
async function writeReference(): Promise<void> {
  process.chdir(docs);
  const app = await Application.bootstrapWithPlugins({ options: docs, logLevel: "Warn" });
  const project = await app.convert();
  if (!project) throw new Error("the packages' sources cannot be read");
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("the interface is not wholly documented");
  await app.generateOutputs(project);
}
