import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { classFolder, collectClass } from "../src/index.ts";
import { newClass, writeFiles } from "./fixtures.ts";

const first = "00-warm-up";
const second = "01-two-phase-commit";

async function writeZip(file: string, fill: (zip: ZipFile) => void): Promise<void> {
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(file)));
}

function text(dir: string, student: string, task: string, path: string): string {
  return readFileSync(join(classFolder(dir).submission(student, task), path), "utf8");
}

test("takes a task's sources from folders, archives and repositories, wherever they are in them", async () => {
  const { dir, from } = newClass(["ann", "bob", "cyd", "dan", "eve"], [first, second]);
  writeFiles(from, {
    [`ann/exercises/${first}/src/shop.ts`]: "ann",
    [`ann/exercises/${first}/src/deep/more.ts`]: "more",
    [`ann/${second}/coordinator.ts`]: "ann too",
    "dan/src/shop.ts": "which task?",
  });
  await writeZip(join(from, `Miller_bob_4711_${first}.zip`), (zip) => zip.addBuffer(Buffer.from("bob"), "shop.ts"));
  writeFiles(from, { [`cyd/exercises/${first}/src/shop.ts`]: "committed" });
  const git = (...words: string[]) => execFileSync("git", ["-C", join(from, "cyd"), ...words], { stdio: "pipe" });
  git("init", "-q");
  git("add", ".");
  git("-c", "user.name=c", "-c", "user.email=c@c", "commit", "-qm", "done", "--date", "2026-11-01T12:00:00Z");
  writeFiles(from, { [`cyd/exercises/${first}/src/shop.ts`]: "changed since" });
  const { submissions } = await collectClass(dir, from);
  expect(submissions.map(({ student, task, status }) => `${student} ${task.slice(0, 2)} ${status}`)).toEqual([
    ...["ann 00 collected", "ann 01 collected", "bob 00 collected", "bob 01 missing", "cyd 00 collected"],
    ...["cyd 01 missing", "dan 00 missing", "dan 01 missing", "eve 00 missing", "eve 01 missing"],
  ]);
  expect(text(dir, "ann", first, "shop.ts")).toBe("ann");
  expect(text(dir, "ann", first, "deep/more.ts")).toBe("more");
  expect(text(dir, "bob", first, "shop.ts")).toBe("bob");
  expect(text(dir, "cyd", first, "shop.ts")).toBe("committed");
  expect(submissions[0]?.files.map(({ path }) => path)).toEqual(["deep/more.ts", "shop.ts"]);
});

test("leaves out what is no source, and says why", async () => {
  const { dir, from } = newClass(["ann"], [first]);
  const src = `ann/exercises/${first}/src`;
  writeFiles(from, {
    [`${src}/shop.ts`]: "ann",
    [`${src}/notes.md`]: "notes",
    [`${src}/Shop.ts`]: "again",
    [`${src}/aux.ts`]: "a device on some systems",
    [`${src}/big.ts`]: "x".repeat(300_000),
    [`${src}/back\\slash.ts`]: "up",
  });
  writeFiles(from, { "secret.txt": "canary" });
  symlinkSync(join(from, "secret.txt"), join(from, src, "link.ts"));
  symlinkSync(from, join(from, src, "folder"));
  execFileSync("mkfifo", [join(from, src, "pipe.ts")]);
  const { submissions, strangers } = await collectClass(dir, from);
  expect(submissions[0]?.files.map(({ path }) => path)).toEqual(["Shop.ts"]);
  expect(Object.fromEntries(submissions[0]!.leftOut.map(({ path, why }) => [path, why]))).toEqual({
    "aux.ts": "its name means something else on some systems",
    "back\\\\slash.ts": "its name holds a character that some systems do not have",
    "big.ts": "has more than 262144 bytes",
    folder: "is a link",
    "link.ts": "is a link",
    "notes.md": "is no TypeScript source",
    "pipe.ts": "is no file",
    "shop.ts": "another file has this name",
  });
  expect(strangers).toEqual([{ source: "secret.txt", why: "nobody in the roster has this id" }]);
});

test("an archive is read and never unpacked: names that lead elsewhere, bombs, links and too many files", async () => {
  const { dir, from } = newClass(["up", "bomb", "link", "many"], [first]);
  await writeZip(join(from, "up.zip"), (zip) => zip.addBuffer(Buffer.from("out"), "xx/escape.ts"));
  const raw = readFileSync(join(from, "up.zip"));
  writeFileSync(
    join(from, "up.zip"),
    Buffer.from(raw.toString("latin1").replaceAll("xx/escape.ts", "../escape.ts"), "latin1"),
  );
  await writeZip(join(from, "bomb.zip"), (zip) => zip.addBuffer(Buffer.alloc(64 * 2 ** 20), "shop.ts"));
  await writeZip(join(from, "link.zip"), (zip) =>
    zip.addBuffer(Buffer.from("/etc/passwd"), "shop.ts", { mode: 0o120777 }),
  );
  await writeZip(join(from, "many.zip"), (zip) => {
    for (let number = 0; number < 200; number++)
      zip.addBuffer(Buffer.from("x"), `f${String(number).padStart(3, "0")}.ts`);
  });
  const { submissions } = await collectClass(dir, from);
  const [up, bomb, link, many] = submissions;
  expect(up).toMatchObject({ status: "refused", problems: [expect.stringMatching(/up\.zip: invalid relative path/)] });
  expect(bomb).toMatchObject({ status: "refused", leftOut: [{ path: "shop.ts", why: "has more than 262144 bytes" }] });
  expect(link).toMatchObject({ status: "refused", leftOut: [{ path: "shop.ts", why: "is a link or a device" }] });
  expect(many?.files).toHaveLength(64);
  expect(many?.problems).toEqual(["136 files were left out, of which 50 are named"]);
  expect(existsSync(join(dir, "escape.ts"))).toBe(false);
});

test("a repository's hooks, filters and links do nothing", async () => {
  const { dir, from } = newClass(["ann"], [first]);
  const canary = join(dir, "ran");
  writeFiles(from, {
    [`ann/exercises/${first}/src/shop.ts`]: "ann",
    "ann/.gitattributes": "*.ts filter=evil diff=evil\n",
  });
  symlinkSync("/etc/passwd", join(from, "ann", "exercises", first, "src", "link.ts"));
  const git = (...words: string[]) => execFileSync("git", ["-C", join(from, "ann"), ...words], { stdio: "pipe" });
  git("init", "-q");
  git("add", ".");
  git("-c", "user.name=c", "-c", "user.email=c@c", "commit", "-qm", "done");
  for (const key of [
    "filter.evil.smudge",
    "filter.evil.clean",
    "diff.evil.textconv",
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
  ])
    git("config", key, `sh -c 'touch ${canary}; cat'`);
  for (const hook of ["post-checkout", "pre-commit", "reference-transaction"])
    writeFileSync(join(from, "ann", ".git", "hooks", hook), `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
  const { submissions } = await collectClass(dir, from);
  expect(submissions[0]).toMatchObject({ status: "collected", leftOut: [{ path: "link.ts", why: "is a link" }] });
  expect(existsSync(canary)).toBe(false);
});

test("a source that is a link is not followed; one that holds two students' ids is nobody's", async () => {
  const { dir, from } = newClass(["ann", "bob", "bo"], [first]);
  mkdirSync(join(from, "ann-and-bob"));
  symlinkSync("/etc", join(from, "bo"));
  const { submissions, strangers } = await collectClass(dir, from);
  expect(strangers).toEqual([{ source: "ann-and-bob", why: "it could be ann or bob" }]);
  expect(submissions.map(({ status }) => status)).toEqual(["missing", "missing", "refused"]);
});

test("what was collected before stays when a later source cannot be taken", async () => {
  const { dir, from } = newClass(["ann"], [first]);
  writeFiles(from, { [`ann/${first}/shop.ts`]: "good" });
  const before = await collectClass(dir, from);
  execFileSync("rm", ["-r", join(from, "ann")]);
  writeFileSync(join(from, "ann.zip"), "no archive");
  const [after] = (await collectClass(dir, from)).submissions;
  expect(after).toMatchObject({ status: "collected", hash: before.submissions[0]!.hash });
  expect(after?.problems.at(-1)).toBe("what was collected before is kept");
  expect(text(dir, "ann", first, "shop.ts")).toBe("good");
});

test("a source that is not on this disk is refused before anything is touched", async () => {
  const { dir, from } = newClass([], [first]);
  writeFileSync(join(dir, "roster.csv"), "id,name,source\nann,Ann,https://example.org/ann.git\n");
  await expect(collectClass(dir, from)).rejects.toThrow("https://example.org/ann.git is not on this disk");
  expect(existsSync(classFolder(dir).collected)).toBe(false);
});
