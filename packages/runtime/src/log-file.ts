/** Stable storage that is a file: one record a line, and forcing is `fsync`. [Lampson-Sturgis] */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Plain } from "@workbook/harness";

/** What a log asks of the file system. Tests put a disk in its place that stops halfway. */
export interface Disk {
  /** Writes some of the bytes. Returns how many: a disk may take fewer than it is given. */
  readonly write: (file: number, bytes: Uint8Array) => number;
  /** Waits until the disk holds what was written. */
  readonly sync: (file: number) => void;
  /** Puts a file in the place of another, at once. */
  readonly rename: (from: string, to: string) => void;
}

const realDisk: Disk = { write: (file, bytes) => writeSync(file, bytes), sync: fsyncSync, rename: renameSync };

/** A node's log. What is on stable storage is in the file; what was only written is in this object. */
export class LogFile {
  private readonly path: string;
  private readonly disk: Disk;
  private buffered: Plain[] = [];

  constructor(path: string, disk: Disk = realDisk) {
    this.path = path;
    this.disk = disk;
  }

  /** What a node that comes back finds. A last line that a crash has cut off was never forced: it is removed. */
  records(): Plain[] {
    if (!existsSync(this.path)) return [];
    const bytes = readFileSync(this.path);
    const whole = bytes.lastIndexOf("\n") + 1;
    if (whole < bytes.length) truncateSync(this.path, whole);
    const lines = bytes.toString("utf8", 0, whole).split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Plain);
  }

  /** Into the buffer. */
  write(record: Plain): void {
    this.buffered.push(record);
  }

  /** Onto the disk, with all that is buffered. */
  force(record?: Plain): void {
    if (record !== undefined) this.write(record);
    this.put(this.path, "a", this.buffered);
    this.buffered = [];
  }

  /** Replaces the whole log: a new file takes the place of the old one in one step. */
  compact(records: readonly Plain[]): void {
    const beside = `${this.path}.new`;
    this.put(beside, "w", records);
    this.disk.rename(beside, this.path);
    syncFolder(dirname(this.path));
    this.buffered = [];
  }

  /** A crash: the buffer was in memory. */
  crash(): void {
    this.buffered = [];
  }

  /** Begins an empty one. */
  reset(): void {
    this.buffered = [];
    rmSync(this.path, { force: true });
  }

  private put(path: string, flag: "a" | "w", records: readonly Plain[]): void {
    const isNew = !existsSync(path);
    const file = openSync(path, flag);
    try {
      writeAll(this.disk, file, Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join("")));
      this.disk.sync(file);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolder(dirname(path));
  }
}

/** A disk that is nearly full, or a signal, cuts a write short without an error. */
function writeAll(disk: Disk, file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += disk.write(file, bytes.subarray(written));
}

/** A new name is stable when its folder is. Windows has no handles of folders, and needs none. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
