import type { paths } from "@goodterms/client";
import { Anchor, Checkbox, Group, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { keysQuery } from "../../api/settings-queries.ts";
import { DateField } from "../../shell/date-field.tsx";
import { useMainEntity, useMe } from "../../shell/use-me.ts";
import { settings } from "../../words/settings.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { SecretOnce } from "../secret-once.tsx";
import classes from "../settings.module.css";

type Word = keyof typeof settings.keys.scope;
type Scope = NonNullable<
  paths["/v1/api-keys"]["post"]["requestBody"]
>["content"]["application/json"]["scopes"][number];

/** A colon parts namespaces in the keys of words, so that words know a scope with an underscore. */
const wordOf = (scope: Scope): Word => scope.replace(":", "_") as Word;
const SCOPES = (Object.keys(settings.keys.scope) as Word[]).map((word) => word.replace("_", ":") as Scope);
/** A key could make itself stronger with these, so only who holds them may give them. */
const HELD_TO_BE_GIVEN: readonly Scope[] = ["keys:write", "settings:write"];

/** A new key: what it is for and what it may; then the key itself, once. */
export function NewKeyModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { today } = useMainEntity();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [expiresOn, setExpiresOn] = useState("");
  const make = useMutation({
    mutationFn: () => {
      const expiresAt = expiresOn === "" ? {} : { expiresAt: `${expiresOn}T23:59:59Z` };
      return answer(api.POST("/v1/api-keys", { body: { name: name.trim(), scopes, ...expiresAt } }));
    },
    onSuccess: () => queries.invalidateQueries(keysQuery),
  });
  if (make.data !== undefined) {
    return (
      <SecretOnce
        title={t("settings.keys.made", { name: make.data.name })}
        secret={make.data.secret}
        onKept={onClose}
      />
    );
  }
  return (
    <ConfirmModal
      title={t("settings.keys.create")}
      submit={t("settings.keys.submit", { name: name.trim() })}
      ready={name.trim() !== "" && scopes.length > 0}
      doing={make}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <TextInput
          label={t("settings.keys.name")}
          description={t("settings.keys.nameHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DateField
          label={`${t("settings.keys.expiresOn")} (${t("common.optional")})`}
          value={expiresOn}
          min={today}
          optional
          onChange={setExpiresOn}
        />
      </Group>
      <ScopesInput scopes={scopes} onScopes={setScopes} />
    </ConfirmModal>
  );
}

function ScopesInput(props: { scopes: readonly Scope[]; onScopes: (scopes: Scope[]) => void }) {
  const { t } = useTranslation();
  const { merchant } = useMe();
  const offered = SCOPES.filter(
    (scope) => !HELD_TO_BE_GIVEN.includes(scope) || merchant.scopes.includes(scope),
  );
  const all = props.scopes.length === offered.length;
  return (
    <Checkbox.Group
      label={
        <Group component="span" gap="sm">
          {t("settings.keys.scopes")}
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => props.onScopes(all ? [] : offered)}
          >
            {all ? t("settings.keys.noScopes") : t("settings.keys.allScopes")}
          </Anchor>
        </Group>
      }
      value={[...props.scopes]}
      onChange={(values) => props.onScopes(offered.filter((scope) => values.includes(scope)))}
    >
      <div className={classes.twoColumns} style={{ marginTop: "0.375rem" }}>
        {offered.map((scope) => (
          <Checkbox key={scope} size="xs" value={scope} label={t(`settings.keys.scope.${wordOf(scope)}`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
