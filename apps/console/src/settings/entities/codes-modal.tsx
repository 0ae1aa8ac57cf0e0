import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { entitiesQuery } from "../../api/settings-queries.ts";
import type { Entity } from "../../api/types.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import classes from "../settings.module.css";
import { purposeInWords } from "./purposes.ts";

/** The codes under which the merchant's own books know the accounts. */
export function CodesModal({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(entity.accounts.map((account) => [account.purpose, account.code])),
  );
  const save = useMutation({
    mutationFn: () => {
      const { name, country, functionalCurrency, timeZone } = entity;
      const accounts = Object.fromEntries(
        entity.accounts.map((account) => [
          account.purpose,
          { code: (codes[account.purpose] ?? account.code).trim(), name: account.name },
        ]),
      );
      return answer(
        api.PUT("/v1/entities/{id}", {
          params: { path: { id: entity.reference } },
          body: { name, country, functionalCurrency, timeZone, accounts },
        }),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries(entitiesQuery);
      notifications.show({ message: t("settings.entities.saved", { name: entity.name }) });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={`${t("settings.entities.edit")} · ${entity.name}`}
      submit={t("settings.entities.edit")}
      ready={Object.values(codes).every((code) => code.trim() !== "")}
      doing={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className={classes.twoColumns}>
        {entity.accounts.map((account) => (
          <TextInput
            key={account.purpose}
            size="xs"
            label={purposeInWords(t, account.purpose)}
            value={codes[account.purpose] ?? ""}
            onChange={(event) => setCodes({ ...codes, [account.purpose]: event.currentTarget.value })}
          />
        ))}
      </div>
    </ConfirmModal>
  );
}
