import { PageTitle, Panel } from "@goodterms/ui";
import { ActionIcon, Badge, Button, Menu, Skeleton, Text } from "@mantine/core";
import { IconAlertTriangle, IconDots, IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { peopleQuery } from "../../api/settings-queries.ts";
import type { Person } from "../../api/types.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMe } from "../../shell/use-me.ts";
import { InvitationLink, InviteModal, RemoveModal, RolesModal } from "./people-modals.tsx";

/** Who works here and with which roles; an owner invites, changes and removes. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const { merchant } = useMe();
  const list = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton height={320} />;
  const people = list.data.data;
  const mayChange = merchant.roles.includes("owner") && merchant.mode === "live";
  const why = merchant.mode === "test" ? t("settings.people.testTwin") : t("settings.people.ownerOnly");
  return (
    <>
      <PageTitle
        tab={t("settings.parts.people")}
        answer={t("settings.people.answer", { count: people.length })}
        below={mayChange ? <Findings people={people} /> : why}
      >
        {mayChange ? (
          <Button size="xs" leftSection={<IconUserPlus size={15} />} onClick={() => setInviting(true)}>
            {t("settings.people.invite")}
          </Button>
        ) : undefined}
      </PageTitle>
      <Panel title={t("settings.parts.people")} hiddenTitle flush>
        <PeopleTable people={people} mayChange={mayChange} />
      </Panel>
      {inviting ? <InviteModal onClose={() => setInviting(false)} /> : null}
    </>
  );
}

function Findings({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const invited = people.filter((person) => person.state === "invited").length;
  const conflicts = people.filter((person) => person.conflicts.length > 0).length;
  return (
    <>
      {invited === 0 ? null : <span>{t("settings.people.invitedToo", { count: invited })}</span>}
      {conflicts === 0 ? null : (
        <span className="attention">{t("settings.people.conflicts", { count: conflicts })}</span>
      )}
    </>
  );
}

function PeopleTable({ people, mayChange }: { people: readonly Person[]; mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("settings.people.name")}</th>
            <th scope="col">{t("settings.people.roles")}</th>
            <th scope="col" className="wide-only">
              {t("settings.people.factor")}
            </th>
            <th scope="col">{t("settings.people.state")}</th>
            {mayChange ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} mayChange={mayChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ person, mayChange }: { person: Person; mayChange: boolean }) {
  const { t } = useTranslation();
  const conflict = person.conflicts.map(({ reason }) => reason).join("; ");
  return (
    <tr>
      <th scope="row">
        <strong>{person.name}</strong>
        <div className="gt-note">{person.email}</div>
      </th>
      <td>
        {person.roles.map((role) => t(`settings.roles.${role}`)).join(", ")}
        {conflict === "" ? null : (
          <div className="attention">
            <IconAlertTriangle size={13} aria-hidden="true" /> {conflict}
          </div>
        )}
      </td>
      <td className="wide-only">
        {person.twoFactorEnabled ? t("settings.people.on") : t("settings.people.off")}
      </td>
      <td>
        <Badge variant="light" color={person.state === "invited" ? "petrol" : "gray"}>
          {t(`settings.people.states.${person.state}`)}
        </Badge>
      </td>
      {mayChange ? (
        <td className="figures">
          <PersonMenu person={person} />
        </td>
      ) : null}
    </tr>
  );
}

function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"roles" | "remove" | null>(null);
  const again = useMutation({
    mutationFn: () => answer(api.POST("/v1/people/{id}/invitation", { params: { path: { id: person.id } } })),
  });
  const close = (): void => setDoing(null);
  return (
    <>
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("settings.people.actions", { name: person.name })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDoing("roles")}>{t("settings.people.changeRoles")}</Menu.Item>
          <Menu.Item onClick={() => again.mutate()}>{t("settings.people.inviteAgain")}</Menu.Item>
          <Menu.Item onClick={() => setDoing("remove")}>{t("settings.people.remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {again.error === null ? null : (
        <Text component="div" ta="left">
          <ProblemAlert error={again.error} />
        </Text>
      )}
      {again.data === undefined ? null : (
        <InvitationLink name={person.name} invitation={again.data} onKept={again.reset} />
      )}
      {doing === "roles" ? <RolesModal person={person} onClose={close} /> : null}
      {doing === "remove" ? <RemoveModal person={person} onClose={close} /> : null}
    </>
  );
}
