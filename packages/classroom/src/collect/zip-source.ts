/** An archive as a source: read entry by entry, and never unpacked. */
import { open, type Entry as ZipEntry, type ZipFile } from "yauzl";
import { type Entry, mostEntries, type Opened } from "./entry.ts";

const fileType = 0o170000;
const regular = 0o100000;
const encrypted = 1;

/**
 * Opens an archive.
 * @throws Error when it is none, or when a name in it could mean a place outside
 */
export async function openZip(file: string): Promise<Opened> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    // Names that are absolute or lead upwards are refused by the library; so is a size that the directory has not announced.
    open(
      file,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false },
      (error, opened) => (error ? reject(error) : resolve(opened)),
    );
  });
  const entries: Entry[] = [];
  let newest = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", resolve);
    zip.on("entry", (found: ZipEntry) => {
      if (entries.length >= mostEntries) return reject(new Error(`has more than ${mostEntries} files`));
      if (!found.fileName.endsWith("/")) {
        entries.push(entryOf(zip, found));
        newest = Math.max(newest, found.getLastModDate().getTime());
      }
      zip.readEntry();
    });
    zip.readEntry();
  }).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return { entries, handedIn: newest > 0 ? new Date(newest).toISOString() : undefined, close: () => zip.close() };
}

function entryOf(zip: ZipFile, found: ZipEntry): Entry {
  const type = (found.externalFileAttributes >>> 16) & fileType;
  const head = { path: found.fileName, bytes: found.uncompressedSize };
  const isOther = type !== 0 && type !== regular;
  if (isOther) return { ...head, kind: "other", what: "a link or a device", read: async () => Buffer.alloc(0) };
  if (found.generalPurposeBitFlag & encrypted)
    return { ...head, kind: "other", what: "encrypted", read: async () => Buffer.alloc(0) };
  return { ...head, kind: "file", read: (limit) => contentsOf(zip, found, limit) };
}

function contentsOf(zip: ZipFile, found: ZipEntry, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (found.uncompressedSize > limit) return reject(new Error(`has more than ${limit} bytes`));
    zip.openReadStream(found, (error, stream) => {
      if (error) return reject(error);
      const pieces: Buffer[] = [];
      let length = 0;
      stream.on("error", reject);
      stream.on("data", (piece: Buffer) => {
        pieces.push(piece);
        length += piece.length;
        if (length > limit) stream.destroy(new Error(`has more than ${limit} bytes`));
      });
      stream.on("end", () => resolve(Buffer.concat(pieces)));
    });
  });
}
