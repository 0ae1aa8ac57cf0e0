import { formatInstant, useLocale } from "@goodterms/ui";
import { Group, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { peopleQuery } from "../../api/settings-queries.ts";
import type { Invitation, Person, Role } from "../../api/types.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { SecretOnce } from "../secret-once.tsx";
import { RolesInput } from "./roles-input.tsx";

/** Somebody new: who, with which roles; then the invitation to hand over. */
export function InviteModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<Role[]>([]);
  const invite = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/people", { body: { name: name.trim(), email: email.trim(), roles } })),
    onSuccess: async ({ invitation }) => {
      await queries.invalidateQueries(peopleQuery);
      if (invitation !== null) return;
      notifications.show({ message: t("settings.people.noLink", { name }) });
      onClose();
    },
  });
  const invitation = invite.data?.invitation ?? null;
  if (invitation !== null) return <InvitationLink name={name} invitation={invitation} onKept={onClose} />;
  return (
    <ConfirmModal
      title={t("settings.people.invite")}
      submit={t("settings.people.submitInvite", { name: name.trim() })}
      ready={name.trim() !== "" && email.includes("@") && roles.length > 0}
      doing={invite}
      onSubmit={() => invite.mutate()}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <TextInput
          label={t("settings.people.name")}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("settings.people.email")}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </Group>
      <RolesInput roles={roles} onRoles={setRoles} />
    </ConfirmModal>
  );
}

/** The address that lets somebody choose a password, shown this once. */
export function InvitationLink(props: { name: string; invitation: Invitation; onKept: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name, invitation } = props;
  return (
    <SecretOnce
      title={t("settings.people.link", { name })}
      detail={t("settings.people.linkDetail", { name, at: formatInstant(invitation.expiresAt, locale) })}
      secret={invitation.url}
      onKept={props.onKept}
    />
  );
}

/** Other roles for a person. */
export function RolesModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [roles, setRoles] = useState<Role[]>(person.roles);
  const change = useMutation({
    mutationFn: () =>
      answer(api.PUT("/v1/people/{id}", { params: { path: { id: person.id } }, body: { roles } })),
    onSuccess: async () => {
      // The person may have changed what they themselves may do.
      await queries.invalidateQueries({ queryKey: ["me"] });
      await queries.invalidateQueries(peopleQuery);
      notifications.show({ message: t("settings.people.rolesChanged", { name: person.name }) });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={`${t("settings.people.changeRoles")} · ${person.name}`}
      submit={t("settings.people.submitRoles")}
      ready={roles.length > 0}
      doing={change}
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <RolesInput roles={roles} onRoles={setRoles} />
    </ConfirmModal>
  );
}

/** Takes a person's rights here. */
export function RemoveModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, name } = person;
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE("/v1/people/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries(peopleQuery);
      notifications.show({ message: t("settings.people.removed", { name }) });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={t("settings.people.removeTitle", { name })}
      detail={t("settings.people.removeDetail", { name })}
      submit={t("settings.people.remove")}
      doing={remove}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
