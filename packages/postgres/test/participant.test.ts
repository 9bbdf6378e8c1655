import { describe, expect, it } from "vitest";
import { MemoryDatabase } from "../src/memory-database.ts";
import { DatabaseParticipant, Unfollowable } from "../src/participant.ts";

const commit = { type: "decision", decision: "commit" };
const abort = { type: "decision", decision: "abort" };
const yes = { type: "vote", vote: "yes" };
const no = { type: "vote", vote: "no" };

async function participantWith(balance: number, change: number) {
  const database = new MemoryDatabase();
  await database.reset(balance);
  return { database, participant: new DatabaseParticipant("p1", database, "t", change) };
}

describe("a participant whose memory is its database", () => {
  it("changes nothing before it is told to commit, and once when it is told twice", async () => {
    const { database, participant } = await participantWith(100, -30);
    expect(await participant.receive({ type: "prepare" })).toEqual(yes);
    expect([await database.balance(), await database.inDoubt()]).toEqual([100, ["t"]]);
    expect(await participant.receive(commit)).toEqual({ type: "ack" });
    expect(await participant.receive(commit)).toEqual({ type: "ack" });
    expect([await database.balance(), await database.inDoubt()]).toEqual([70, []]);
  });

  it("gives the same vote however often it is asked", async () => {
    const { participant } = await participantWith(100, -30);
    const refusing = await participantWith(100, -300);
    for (let time = 0; time < 2; time++) {
      expect(await participant.receive({ type: "prepare" })).toEqual(yes);
      expect(await refusing.participant.receive({ type: "prepare" })).toEqual(no);
      await refusing.database.reset(100_000).then(() => refusing.database.rememberAbort("t"));
    }
    await participant.receive(commit);
    expect(await participant.receive({ type: "prepare" })).toEqual(yes);
  });

  it("promises nothing when the prepare comes after the abort", async () => {
    const { database, participant } = await participantWith(100, -30);
    expect(await participant.receive(abort)).toEqual({ type: "ack" });
    expect(await participant.receive({ type: "prepare" })).toEqual(no);
    expect(await database.inDoubt()).toEqual([]);
  });

  it("asks for the outcome exactly while it is in doubt", async () => {
    const { participant } = await participantWith(100, -30);
    expect(await participant.inquiry()).toBeUndefined();
    await participant.receive({ type: "prepare" });
    expect(await participant.inquiry()).toEqual({ type: "inquiry" });
    await participant.receive(abort);
    expect(await participant.inquiry()).toBeUndefined();
  });

  it("answers an inquiry when it knows, with an abort when it has promised nothing, and not when it is in doubt", async () => {
    const [asked, unasked] = [await participantWith(100, -30), await participantWith(100, -30)];
    expect(await unasked.participant.receive({ type: "inquiry" })).toEqual(abort);
    expect(await unasked.participant.receive({ type: "prepare" })).toEqual(no);
    await asked.participant.receive({ type: "prepare" });
    expect(await asked.participant.receive({ type: "inquiry" })).toBeUndefined();
    await asked.participant.receive(commit);
    expect(await asked.participant.receive({ type: "inquiry" })).toEqual(commit);
  });

  it("does not follow a commit without a promise, nor a decision against another, and acknowledges neither", async () => {
    const { database, participant } = await participantWith(100, -30);
    await expect(participant.receive(commit)).rejects.toThrow("told p1 to commit, which has prepared nothing");
    await participant.receive({ type: "prepare" });
    await participant.receive(commit);
    await expect(participant.receive(abort)).rejects.toThrow(Unfollowable);
    expect(await database.balance()).toBe(70);
  });

  it("says what it cannot understand", async () => {
    const { participant } = await participantWith(100, -30);
    await expect(participant.receive({ type: "hello" })).rejects.toThrow('"hello" to p1');
  });
});
