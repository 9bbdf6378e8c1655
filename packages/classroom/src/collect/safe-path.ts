/** Paths that mean a place below a folder, and the same place on every system. */

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** What is wrong with a path from a source; nothing when it can be taken. */
export function wrongWithPath(path: string): string | undefined {
  if (path.length > 200) return "its name is too long";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(path)) return "its name holds control characters";
  if (/[\\:*?"<>|]/.test(path)) return "its name holds a character that some systems do not have";
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) return "its name leads elsewhere";
  if (parts.some((part) => reserved.test(part) || /[. ]$/.test(part)))
    return "its name means something else on some systems";
  return undefined;
}
