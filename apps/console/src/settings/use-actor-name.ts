import { parseId } from "@goodterms/kernel";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keysQuery, peopleQuery } from "../api/settings-queries.ts";
import { useMay, useMe } from "../shell/use-me.ts";

/**
 * Names whoever did something: `user:<uuid>`, `key:<uuid>` or `system:<part>`, as the trail keeps it. Somebody who may
 * not read the settings sees what kind of actor it was.
 */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation();
  const { user } = useMe();
  const mayRead = useMay("settings:read");
  const people = useQuery({ ...peopleQuery, enabled: mayRead }).data?.data ?? [];
  const keys = useQuery({ ...keysQuery, enabled: mayRead }).data?.data ?? [];
  return (actor) => {
    const [kind, id = ""] = actor.split(":");
    if (kind === "user") {
      const person = [user, ...people].find((known) => parseId("usr", known.id) === id);
      return person?.name ?? t("settings.actors.person");
    }
    if (kind === "key") {
      const key = keys.find((known) => parseId("key", known.id) === id);
      return key === undefined ? t("settings.actors.key") : t("settings.actors.keyNamed", { name: key.name });
    }
    return t("settings.actors.system");
  };
}
