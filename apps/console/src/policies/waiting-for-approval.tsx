import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useActorName } from "../settings/use-actor-name.ts";
import { TextLink } from "../shell/links.tsx";
import { Notice } from "./notice.tsx";
import { policiesQuery } from "./policy-api.ts";

/** The versions that somebody has to approve or reject; nothing where none waits. */
export function WaitingForApproval() {
  const { t } = useTranslation();
  const actorName = useActorName();
  const list = useInfiniteQuery(policiesQuery);
  const waiting = (list.data?.pages.flatMap((page) => page.data) ?? []).filter(
    ({ state }) => state === "submitted",
  );
  return waiting.map(({ id, version, name, draftedBy }) => (
    <Notice key={id} title={t("policies.waiting", { version })}>
      {t("policies.waitingBy", { name, person: actorName(draftedBy) })}{" "}
      <TextLink to="/policies/$policyId" params={{ policyId: id }} size="sm" underline="always">
        {t("policies.look")}
      </TextLink>
    </Notice>
  ));
}
