/** Judges the costs of a run: the course's own meter goes along with it. */
import { type ExamineOptions, type Played, playScript } from "@workbook/grading";
import type { NodeId, Violation } from "@workbook/harness";
import { Meter, type Cost as Metered } from "@workbook/properties";
import type { Protocol, Vote } from "@workbook/protocols";
import type { Cost, RecordedEvent, Recording } from "#given/recording.ts";

/** Where the nodes run: each on a machine of its own, or the coordinator on the first participant's. */
export type Placement = "apart" | "co-located";

const names: Readonly<Record<keyof Cost, string>> = {
  messages: "messages",
  forcedWrites: "forced writes",
  delaysToDecide: "message delays until all have decided",
  delaysInAll: "message delays in all",
};

/** Asks what a run without faults costs, and judges the answer. */
export function measureOf(protocol: Protocol, votes: Vote[], placement: Placement = "apart"): ExamineOptions {
  const cluster = protocol({ votes });
  const hosts = hostsOf(Object.keys(cluster.nodes), placement);
  const play = () => playScript(cluster, "multiset", [{ do: "settle" }]);
  return {
    about: `costs of ${protocol.clusterName}, ${votes.join(",")}, ${placement}`,
    questions: async () => [{ type: "measure", recording: recordingOf(await play(), hosts) } as never],
    judge: async ([answer]) => {
      const played = await play();
      return flawIn(played, costOf(played, hosts), answer);
    },
  };
}

/** What a run costs by the course's meter. */
export function costOf({ observed }: Played, hosts: Recording["hosts"]): Cost {
  const meter = new Meter((node) => hosts[node]!);
  for (const event of observed) meter.observe(event);
  const { messages, forcedWrites, delaysToDecide, delaysInAll }: Metered = meter.cost;
  return { messages, forcedWrites, delaysToDecide, delaysInAll };
}

/** On which machine each node runs. */
export function hostsOf(nodes: readonly NodeId[], placement: Placement): Recording["hosts"] {
  const host = (id: NodeId) => (placement === "co-located" && id === "coordinator" ? "p1" : id);
  return Object.fromEntries(nodes.map((id) => [id, host(id)]));
}

function flawIn({ flaw }: Played, right: Cost, answer: unknown): Violation | undefined {
  const given = (answer ?? {}) as Partial<Cost>;
  const wrong = (Object.keys(names) as (keyof Cost)[]).find((what) => given[what] !== right[what]);
  return (
    wrong &&
    flaw("cost", `you count ${given[wrong] ?? "no"} ${names[wrong]} in this run, and there are ${right[wrong]}`)
  );
}

/** The run as the learner sees it. */
function recordingOf({ run, choices }: Played, hosts: Recording["hosts"]): Recording {
  const events: RecordedEvent[] = [];
  for (const [index, step] of run.steps.entries()) {
    const node = step.node;
    if (node === undefined) continue;
    const choice = choices[index]!;
    if (choice.kind === "start") events.push({ kind: "start", node });
    if (choice.kind === "deliver") {
      const { from } = run.flight.messages[choice.message]!;
      events.push({ kind: "deliver", node, from, message: choice.message });
    }
    let sent = 0;
    for (const effect of step.effects) {
      if (effect.kind === "send") events.push({ kind: "send", node, to: effect.to, message: step.sent![sent++]! });
      if (effect.kind === "force" || effect.kind === "compact") events.push({ kind: "force", node });
      if (effect.kind === "decide") events.push({ kind: "decide", node });
    }
  }
  return { events, hosts };
}
