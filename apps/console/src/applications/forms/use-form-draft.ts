import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { useAct } from "../../shell/use-act.ts";
import { formQuery, formsKey } from "../application-queries.ts";
import type { ApplicationForm, FormDocument } from "../types.ts";

/** A form's draft as it is edited here, and saving it. What is not saved is only here. */
export function useFormDraft(form: ApplicationForm) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<FormDocument | null>(null);
  const saving = useAct({
    act: (document: FormDocument, headers) =>
      answer(
        api.PUT("/v1/application-forms/{id}", {
          params: { path: { id: form.id } },
          body: { document },
          headers,
        }),
      ),
    done: () => t("applicationForms.one.saved"),
    changes: [formsKey],
    onDone: (saved, sent) => {
      queries.setQueryData(formQuery(form.id).queryKey, saved);
      // What was typed while it was being saved is still to be saved.
      setEdited((now) => (now === sent ? null : now));
    },
  });
  const document = edited ?? form.draft;
  return {
    document,
    isChanged: edited !== null,
    saving,
    edit: (change: (document: FormDocument) => FormDocument): void => setEdited(change(document)),
    discard: (): void => {
      saving.reset();
      setEdited(null);
    },
    save: (): void => {
      if (edited !== null) saving.mutate(edited);
    },
  };
}

export type FormDraft = ReturnType<typeof useFormDraft>;
