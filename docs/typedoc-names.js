/** Names the modules of the interface as they are imported, `harness` and not `harness/src`: a plugin of TypeDoc. */
import { Converter, ReflectionKind } from "typedoc";

/** Called by TypeDoc. @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module))
      module.name = module.name.replace("/src", "");
  });
}
