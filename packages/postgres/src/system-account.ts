/** The account that servers run under: PostgreSQL refuses to run as root, and then a user of its own does. */
import { execFileSync } from "node:child_process";

/** A user and a group, as the system numbers them. */
export interface SystemAccount {
  readonly uid: number;
  readonly gid: number;
}

/** What Debian's package calls its user. */
const user = "postgres";

/**
 * The account to start servers with, or undefined when it is one's own.
 * @throws Error when this is root and there is no user for servers
 */
export function accountOfServers(): SystemAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    throw new Error(
      `PostgreSQL does not run as root, and there is no user "${user}" to run it instead; run this as another user, or make that one: useradd --system ${user}`,
    );
  }
}

function idOf(option: "-u" | "-g"): number {
  return Number(execFileSync("id", [option, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}
