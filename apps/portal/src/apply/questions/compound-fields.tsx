import { exponentOf, formatMinor, isCurrency, parseMinor } from "@goodterms/kernel";
import { Fieldset, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { countriesIn } from "./countries.ts";
import type { FieldProps } from "./field-props.ts";

const COMMON_CURRENCIES = ["EUR", "GBP", "USD", "CHF"];

/** A record that is being written: its fields change one by one, and an empty one is no answer. */
function useRecord<Fields extends object>(value: unknown, onChange: (value: unknown) => void) {
  const record = (value ?? {}) as Partial<Fields>;
  const set = (part: Partial<Fields>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...record, ...part }).filter(([, field]) => field !== ""),
    );
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  return { record, set };
}

function Parts(props: { field: FieldProps; children: React.ReactNode }) {
  const { field } = props;
  return (
    <Fieldset legend={field.label}>
      <Stack gap="xs">
        {field.question.help === null ? null : (
          <Text size="sm" c="dimmed">
            {field.question.help}
          </Text>
        )}
        {props.children}
        {field.error === undefined ? null : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {field.error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}

/** An amount: what is typed stays as typed, and minor units are kept of it. */
export function MoneyField(props: FieldProps) {
  const { t } = useTranslation();
  const { question, label, value, error, onChange } = props;
  const given = value as { amount?: number; currency?: string } | undefined;
  const currencies = question.currencies ?? COMMON_CURRENCIES;
  const [currency, setCurrency] = useState(given?.currency ?? currencies[0] ?? "EUR");
  const [text, setText] = useState(
    given?.amount === undefined || !isCurrency(currency) ? "" : formatMinor(BigInt(given.amount), currency),
  );
  const tell = (typed: string, code: string): void => {
    setText(typed);
    setCurrency(code);
    const minor = isCurrency(code) ? parseMinor(plain(typed, exponentOf(code)), code) : null;
    onChange(minor === null || typed.trim() === "" ? null : { amount: Number(minor), currency: code });
  };
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={label}
        description={question.help}
        error={error}
        inputMode="decimal"
        value={text}
        onChange={(event) => tell(event.currentTarget.value, currency)}
      />
      <NativeSelect
        w="6rem"
        aria-label={`${label}: ${t("field.currency")}`}
        value={currency}
        onChange={(event) => tell(text, event.currentTarget.value)}
        data={currencies}
      />
    </Group>
  );
}

/** "1.250,00", "1,250.00" and "1250" are one amount: the last sign with at most so many digits after it is the decimal sign. */
export function plain(typed: string, decimals: number): string {
  const compact = typed.replaceAll(/[\s' ]/g, "");
  const last = Math.max(compact.lastIndexOf("."), compact.lastIndexOf(","));
  const isDecimal = last >= 0 && compact.length - last - 1 <= decimals;
  if (!isDecimal) return compact.replaceAll(/[.,]/g, "");
  return `${compact.slice(0, last).replaceAll(/[.,]/g, "")}.${compact.slice(last + 1)}`;
}

interface Address {
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region: string;
  readonly country: string;
}

export function AddressField(props: FieldProps) {
  const { t } = useTranslation();
  const { record, set } = useRecord<Address>(props.value, props.onChange);
  const lines = record.lines ?? [];
  const setLine = (index: number, text: string): void => {
    const next = [lines[0] ?? "", lines[1] ?? ""];
    next[index] = text;
    set({ lines: next.filter((line, place) => line !== "" || (place === 0 && next[1] !== "")) });
  };
  return (
    <Parts field={props}>
      <TextInput
        label={t("field.street")}
        autoComplete="address-line1"
        value={lines[0] ?? ""}
        onChange={(event) => setLine(0, event.currentTarget.value)}
      />
      <TextInput
        label={`${t("field.addressMore")} (${t("steps.optional")})`}
        autoComplete="address-line2"
        value={lines[1] ?? ""}
        onChange={(event) => setLine(1, event.currentTarget.value)}
      />
      <Group gap="xs" align="flex-start" grow>
        <TextInput
          label={t("field.postalCode")}
          autoComplete="postal-code"
          value={record.postalCode ?? ""}
          onChange={(event) => set({ postalCode: event.currentTarget.value })}
        />
        <TextInput
          label={t("field.city")}
          autoComplete="address-level2"
          value={record.city ?? ""}
          onChange={(event) => set({ city: event.currentTarget.value })}
        />
      </Group>
      <CountryInput value={record.country ?? ""} onChange={(country) => set({ country })} />
    </Parts>
  );
}

function CountryInput(props: { value: string; onChange: (country: string) => void }) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  return (
    <NativeSelect
      label={t("field.country")}
      autoComplete="country"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[{ value: "", label: t("field.choose") }, ...countries]}
    />
  );
}

export function CompanyNumberField(props: FieldProps) {
  const { t } = useTranslation();
  const { record, set } = useRecord<{ country: string; number: string }>(props.value, props.onChange);
  return (
    <Parts field={props}>
      <Group gap="xs" align="flex-start" grow>
        <TextInput
          label={t("field.number")}
          value={record.number ?? ""}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <CountryInput value={record.country ?? ""} onChange={(country) => set({ country })} />
      </Group>
    </Parts>
  );
}

export function BankAccountField(props: FieldProps) {
  const { t } = useTranslation();
  const { record, set } = useRecord<{ holder: string; iban: string }>(props.value, props.onChange);
  return (
    <Parts field={props}>
      <TextInput
        label={t("field.accountHolder")}
        value={record.holder ?? ""}
        onChange={(event) => set({ holder: event.currentTarget.value })}
      />
      <TextInput
        label={t("field.iban")}
        value={record.iban ?? ""}
        onChange={(event) => set({ iban: event.currentTarget.value.toUpperCase() })}
      />
    </Parts>
  );
}
