import { formatInstant, useLocale } from "@goodterms/ui";
import { Button, Checkbox, Group, NativeSelect, NumberInput, Radio, Stack } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { SecretOnce } from "../../settings/secret-once.tsx";
import { CustomerPicker } from "../../shell/customer-picker.tsx";
import { applicationsKey, formQuery, formsQuery, linksKey } from "../application-queries.ts";
import { languageName } from "../forms/texts.ts";
import type { FormSummary } from "../types.ts";

const DAYS_DEFAULT = 30;
const DAYS_MAX = 365;

/** The button that makes a link to apply by, with its dialogue. */
export function NewLinkButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" leftSection={<IconLink size={15} stroke={1.7} />} onClick={() => setOpen(true)}>
        {t("applications.links.make")}
      </Button>
      {open ? <NewLinkModal onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Order {
  readonly form?: string;
  readonly customer?: string;
  readonly isOpen: boolean;
  readonly isOneTime?: boolean;
  readonly language?: string;
  readonly expiresInDays: number;
}

function NewLinkModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: (body: Order) => answer(api.POST("/v1/application-links", { body })),
  });
  const close = (): void => {
    void queries.invalidateQueries({ queryKey: linksKey });
    void queries.invalidateQueries({ queryKey: applicationsKey });
    onClose();
  };
  if (making.data !== undefined) {
    return (
      <SecretOnce
        title={t("applications.links.madeTitle")}
        detail={t("applications.links.madeDetail", { at: formatInstant(making.data.link.expiresAt, locale) })}
        secret={making.data.url}
        warn={false}
        onKept={close}
      />
    );
  }
  return <OrderForm making={making} onOrder={(order) => making.mutate(order)} onClose={onClose} />;
}

function OrderForm(props: {
  making: { isPending: boolean; error: unknown };
  onOrder: (order: Order) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const forms = published(useQuery(formsQuery).data?.data ?? []);
  const [chosen, setForm] = useState<string | null>(null);
  const form = chosen ?? forms.find(({ isDefault }) => isDefault)?.id ?? forms[0]?.id;
  const [isOpen, setOpen] = useState(false);
  const [isOneTime, setOneTime] = useState(false);
  const [customer, setCustomer] = useState<string | null>(null);
  const [language, setLanguage] = useState("");
  const [days, setDays] = useState(DAYS_DEFAULT);
  const submit = (): void =>
    props.onOrder({
      isOpen,
      expiresInDays: days,
      ...(form !== undefined && { form }),
      ...(language !== "" && { language }),
      ...(isOpen ? { isOneTime } : customer === null ? {} : { customer }),
    });
  return (
    <ConfirmModal
      title={t("applications.links.make")}
      submit={t("applications.links.make")}
      ready={form !== undefined && days >= 1 && days <= DAYS_MAX}
      doing={props.making}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <NativeSelect
        label={t("applications.links.form")}
        value={form ?? ""}
        data-autofocus
        onChange={(event) => setForm(event.currentTarget.value)}
        data={forms.map(({ id, name, kind }) => ({
          value: id,
          label: `${name} · ${t(`applications.kinds.${kind}`)}`,
        }))}
      />
      <PurposeChoice isOpen={isOpen} onChange={setOpen} />
      {isOpen ? (
        <Checkbox
          size="xs"
          label={t("applications.links.oneTime")}
          checked={isOneTime}
          onChange={(event) => setOneTime(event.currentTarget.checked)}
        />
      ) : (
        <CustomerPicker label={t("applications.links.customer")} value={customer} onChange={setCustomer} />
      )}
      <Group grow align="flex-start">
        <LanguageChoice form={form} value={language} onChange={setLanguage} />
        <NumberInput
          label={t("applications.links.days")}
          min={1}
          max={DAYS_MAX}
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(Number(value))}
        />
      </Group>
    </ConfirmModal>
  );
}

function PurposeChoice({ isOpen, onChange }: { isOpen: boolean; onChange: (isOpen: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t("applications.links.purpose")}
      value={isOpen ? "open" : "one"}
      onChange={(value) => onChange(value === "open")}
    >
      <Stack gap="xs" mt="xs">
        <Radio
          value="one"
          label={t("applications.links.forOne")}
          description={t("applications.links.forOneHelp")}
        />
        <Radio
          value="open"
          label={t("applications.links.forAnybody")}
          description={t("applications.links.forAnybodyHelp")}
        />
      </Stack>
    </Radio.Group>
  );
}

function LanguageChoice(props: {
  form: string | undefined;
  value: string;
  onChange: (language: string) => void;
}) {
  const { t } = useTranslation();
  const form = useQuery({ ...formQuery(props.form ?? ""), enabled: props.form !== undefined }).data;
  const languages = form?.draft.languages ?? [];
  return (
    <NativeSelect
      label={t("applications.links.language")}
      value={languages.includes(props.value) ? props.value : (languages[0] ?? "")}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={languages.map((code) => ({ value: code, label: languageName(code) }))}
    />
  );
}

/** A link leads to a published form only. */
function published(forms: readonly FormSummary[]): FormSummary[] {
  return forms.filter((form) => form.publishedVersion !== null && form.archivedAt === null);
}
