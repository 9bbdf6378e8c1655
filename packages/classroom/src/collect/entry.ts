/** What a source holds, before anything of it is believed. */

/** One entry of a folder, an archive or a repository. */
export interface Entry {
  /** From the source's top, with `/`, as the source spells it. */
  readonly path: string;
  /** `other`: a link, a device, a module of another repository. */
  readonly kind: "file" | "other";
  /** What an `other` is. */
  readonly what?: string;
  /** As the source says; the bytes that come are counted. */
  readonly bytes: number;
  /**
   * The contents.
   * @throws Error when they cannot be read, or are more than `limit` bytes
   */
  read(limit: number): Promise<Buffer>;
}

/** A source that was opened. */
export interface Opened {
  readonly entries: readonly Entry[];
  /** When it was handed in, as far as that can be told. */
  readonly handedIn: string | undefined;
  close(): void;
}

/** More entries than that are not looked at. */
export const mostEntries = 5_000;
