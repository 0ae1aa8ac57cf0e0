import { parseId } from "@goodterms/kernel";
import { useActorName } from "../settings/use-actor-name.ts";

/** Names whoever did something, told as the trail keeps it (`user:<uuid>`) or by id (`usr_…`, `key_…`). */
export function useAnyActor(): (actor: string) => string {
  const nameOf = useActorName();
  return (actor) => {
    if (actor.startsWith("usr_")) return nameOf(`user:${parseId("usr", actor) ?? ""}`);
    if (actor.startsWith("key_")) return nameOf(`key:${parseId("key", actor) ?? ""}`);
    return nameOf(actor);
  };
}
