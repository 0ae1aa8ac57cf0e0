import { parseId } from "@goodterms/kernel";
import { useMe } from "../shell/use-me.ts";

/** The person signed in, as assignments and approvals name them: `user:<uuid>`. */
export function useOwnActor(): string {
  return `user:${parseId("usr", useMe().user.id)}`;
}
