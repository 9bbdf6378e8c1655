/** Text that arrives in pieces, as lines. */

/**
 * Collects pieces and hands over whole lines.
 *
 * @param onLine is given each line without its end
 * @param onTooLong is called when a line grows beyond `limit` characters; nothing is handed over afterwards
 */
export function lineReader(onLine: (line: string) => void, limit = Infinity, onTooLong = () => {}) {
  let parts: string[] = [];
  let length = 0;
  return (piece: string): void => {
    const [first = "", ...rest] = piece.split("\n");
    length += first.length;
    if (length > limit) return onTooLong();
    parts.push(first);
    for (const next of rest) {
      onLine(parts.join(""));
      parts = [next];
      length = next.length;
    }
  };
}
