/** Level C: another user, within limits. */
import { childEnvironment, childFlags } from "../child-limits.ts";
import type { Launch } from "./launch.ts";
import { limited, ownUser } from "./limits.ts";

/** Node as a user that owns nothing. */
export function asOtherUser(): Launch {
  return { ...limited(process.execPath, childFlags()), env: childEnvironment(), ...ownUser() };
}
