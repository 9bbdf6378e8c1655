/** Evaluates a bundle, each time from nothing, with the names of the real world shadowed. */
import { setFlagsFromString } from "node:v8";
import { compileFunction } from "node:vm";
import {
  type Clock,
  type Cluster,
  type ClusterDefinition,
  describeThrown,
  NotImplemented,
  Refusal,
  Sandbox,
  type Source,
  stepLimit,
} from "@workbook/harness";
import type { Bundle } from "./bundle.ts";
import { locator } from "./bundle-map.ts";
import { harnessModule, harnessName } from "./harness-module.ts";
import { shadows } from "./shadows.ts";

// A pattern that goes back and back is tried again by an engine that never does, where the pattern allows it.
setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");

/** Which cluster of the bundle, by name and parameters. */
export type ClusterCall = Pick<Cluster, "name" | "params">;

const framesKept = 50;

/** How a bundle is watched while it runs. */
export interface Watched {
  /** The outer net; without one, a step may take as long as it likes. */
  readonly clock?: Clock;
  /**
   * Told whenever the submission's own code is entered, by a call or after an `await`, and asked whether to pause there.
   * The bundle is one for a debugger.
   * @param where finds the place: `coordinator.ts:31`
   */
  readonly entered?: (where: () => string | undefined) => boolean;
}

/**
 * A source for an executor. A `todo` at module level is reached when a node starts.
 *
 * @throws Refusal (from `evaluate`) when the modules cannot be evaluated
 * @throws Error (from `evaluate`) when the bundle has no cluster of that name
 */
export function bundleSource(bundle: Bundle, cluster: ClusterCall, { clock, entered }: Watched = {}): Source {
  // Frames of the harness must not push the submission's own out of a stack: V8 keeps ten unless it is told otherwise.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, framesKept);
  const scriptName = `submission-${bundle.hash.slice(0, 12)}.js`;
  const sandbox = new Sandbox(locator(bundle.map, scriptName), clock);
  const names = {
    ...shadows(sandbox),
    [harnessName]: harnessModule,
    [bundle.tick]: entered ? reporting(sandbox, entered) : sandbox.tick,
  };
  const values = Object.values(names);
  const run = compileFunction(bundle.code, Object.keys(names), { filename: scriptName }) as (
    ...values: unknown[]
  ) => object;
  return {
    evaluate() {
      sandbox.begin();
      const built = attempt(sandbox, () =>
        definitionIn(run(...values), cluster.name, bundle.exerciseId)(cluster.params),
      );
      if (!(built instanceof NotImplemented)) sandbox.limit = built.stepLimit ?? stepLimit;
      if (built instanceof NotImplemented) return { sandbox, nodes: [], create: () => raise(built) };
      return {
        sandbox,
        nodes: Object.keys(built.nodes),
        create: (node, ctx) => (built.nodes[node] ?? unknownNode(cluster.name, node))(ctx),
      };
    },
  };
}

/** A counter that also reports where own code is entered, and says whether to pause there. */
function reporting(sandbox: Sandbox, entered: NonNullable<Watched["entered"]>): (own?: boolean) => boolean {
  return (own = false) => {
    sandbox.tick();
    return own && entered(() => sandbox.locate(new Error("here")));
  };
}

/** Runs code of the submission that belongs to no step; what it breaks is a refusal, caught by that code or not. */
function attempt<T>(sandbox: Sandbox, run: () => T): T | NotImplemented {
  let thrown: { readonly error: unknown } | undefined;
  let result: T | undefined;
  try {
    result = run();
  } catch (error) {
    thrown = { error };
  }
  sandbox.assertInTime("loading the file");
  if (thrown?.error instanceof NotImplemented) return thrown.error;
  if (thrown) throw thrown.error instanceof CourseError ? thrown.error : refusalOf(sandbox, thrown.error);
  if (sandbox.broken) throw new Refusal(sandbox.broken.rule, sandbox.broken.sentence);
  return result as T;
}

function refusalOf(sandbox: Sandbox, error: unknown): Refusal {
  if (sandbox.broken) return new Refusal(sandbox.broken.rule, sandbox.broken.sentence);
  const place = sandbox.locate(error);
  const where = place ? `${place}: ` : "";
  if (error instanceof Refusal) return new Refusal(error.rule, where + error.message);
  const what = `loading the file threw ${describeThrown(error)}`;
  return new Refusal("handler-threw", `${where}${what}; do at the top level nothing that can fail`);
}

/** A mistake of the course, not of the submission. */
class CourseError extends Error {}

function definitionIn(exported: object, name: string, exerciseId: string): ClusterDefinition {
  const definitions = Object.values(exported).filter(isDefinition);
  const found = definitions.find(({ clusterName }) => clusterName === name);
  if (found) return found;
  const known = definitions.map(({ clusterName }) => clusterName).join(", ");
  throw new CourseError(`given/cluster.ts of ${exerciseId} exports no cluster "${name}"; it has ${known || "none"}`);
}

function isDefinition(value: unknown): value is ClusterDefinition {
  return typeof value === "function" && "clusterName" in value;
}

function unknownNode(cluster: string, node: string): never {
  throw new Error(`cluster ${cluster} has no node ${node}`);
}

function raise(error: Error): never {
  throw error;
}
