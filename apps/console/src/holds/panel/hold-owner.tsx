import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Hold } from "../../api/credit-types.ts";
import { peopleQuery } from "../../api/settings-queries.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay, useMe } from "../../shell/use-me.ts";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";

/** Whose the held order is; it is given to a colleague, taken, or given back. */
export function HoldOwner({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const mayDecide = useMay("credit:write");
  const maySeePeople = useMay("settings:read");
  const people = useQuery({ ...peopleQuery, enabled: maySeePeople }).data?.data ?? [];
  const known = [user, ...people.filter((person) => person.id !== user.id)];
  const give = useHoldAction({
    act: (owner: string | null) =>
      answer(api.PUT("/v1/credit/holds/{id}/owner", { params: { path: { id: hold.id } }, body: { owner } })),
    done: () => null,
  });
  const name = known.find((person) => person.id === hold.owner)?.name ?? t("holds.panel.somebody");
  return (
    <div className={classes.part}>
      <h3>{t("holds.panel.owner")}</h3>
      <Group gap="xs">
        {mayDecide ? (
          <Select
            size="xs"
            aria-label={t("holds.panel.owner")}
            placeholder={t("holds.panel.nobody")}
            clearable
            value={hold.owner}
            onChange={(owner) => give.mutate(owner)}
            data={ownerChoices(known, hold.owner, t("holds.panel.somebody"))}
          />
        ) : (
          <span>{hold.owner === null ? t("holds.panel.nobody") : name}</span>
        )}
        {mayDecide && hold.owner !== user.id ? (
          <Button size="xs" variant="default" loading={give.isPending} onClick={() => give.mutate(user.id)}>
            {t("holds.panel.take")}
          </Button>
        ) : null}
        {mayDecide && hold.owner === user.id ? (
          <Button size="xs" variant="default" loading={give.isPending} onClick={() => give.mutate(null)}>
            {t("holds.panel.giveBack")}
          </Button>
        ) : null}
      </Group>
      <ProblemAlert error={give.error} />
    </div>
  );
}

/** The people it can be given to. Whoever has it now is among them, even where their name is not known here. */
function ownerChoices(
  known: readonly { id: string; name: string }[],
  owner: string | null,
  somebody: string,
): { value: string; label: string }[] {
  const choices = known.map((person) => ({ value: person.id, label: person.name }));
  if (owner === null || choices.some((choice) => choice.value === owner)) return choices;
  return [...choices, { value: owner, label: somebody }];
}
