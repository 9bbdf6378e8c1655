/** The Vitest UI on the exercises: it runs what is asked for and shows the diagrams. */
import type { GradeSettings } from "@workbook/grading";
import { gradePlugins, gradeTestOptions } from "@workbook/grading/run";
import getPort from "get-port";
import { startVitest } from "vitest/node";
import { uiPorts } from "./ports.ts";
import { runPages, runPagesPath } from "./run-pages.ts";
import { uiPage } from "./ui-page.ts";
import { leave, noKeyboard, untilStopped } from "./until-stopped.ts";

const base = "/__vitest__/";

/** A running UI. */
export interface RunningUi {
  readonly url: string;
  /** Stops serving, and whatever runs. */
  close(): Promise<void>;
}

/**
 * Starts the UI on a free port of this machine.
 *
 * @param standalone runs nothing before it is asked to
 */
export async function startUi(settings: GradeSettings, standalone: boolean): Promise<RunningUi> {
  const port = await getPort({ port: uiPorts });
  const origin = `http://127.0.0.1:${port}`;
  const vitest = await startVitest(
    "test",
    [],
    {
      ...gradeTestOptions({ ...settings, runsAt: origin + runPagesPath }),
      config: false,
      watch: true,
      standalone,
      ui: true,
      uiBase: base,
      open: false,
      api: { host: "127.0.0.1", port, strictPort: true },
      reporters: [{}],
    },
    { plugins: [uiPage(base), runPages(settings), ...gradePlugins(settings)], logLevel: "silent", clearScreen: false },
    { stdin: noKeyboard },
  );
  return { url: origin + base, close: () => vitest.close() };
}

/** Opens the requirements of a grade in the UI, until it is told to stop. */
export async function gradeInBrowser(settings: GradeSettings): Promise<void> {
  const ui = await startUi(settings, false);
  process.stdout.write(`Vitest UI: ${ui.url}\nCtrl-C stops it.\n`);
  await untilStopped();
  await leave(ui.close());
}
