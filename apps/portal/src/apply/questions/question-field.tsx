import { Checkbox, Input, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Question } from "../form-types.ts";
import type { Draft } from "../use-draft.ts";
import type { Uploads } from "../use-uploads.ts";
import { AddressField, BankAccountField, CompanyNumberField, MoneyField } from "./compound-fields.tsx";
import type { FieldProps } from "./field-props.ts";
import { RefereesField } from "./referees-field.tsx";
import { SignatureField } from "./signature-field.tsx";
import { UploadField } from "./upload-field.tsx";

const LONG_TEXT = 300;

/** One question, whatever its kind. */
export function QuestionField(props: { question: Question; draft: Draft; uploads: Uploads }) {
  const { t } = useTranslation();
  const { question, draft, uploads } = props;
  if (question.type === "upload") return <UploadField question={question} uploads={uploads} />;
  const label = question.required === true ? question.label : `${question.label} (${t("steps.optional")})`;
  const field: FieldProps = {
    question,
    label: question.type === "consent" || question.type === "signature" ? question.label : label,
    value: draft.answers[question.key],
    error: draft.problems[question.key],
    onChange: (value) => draft.change(question.key, value),
  };
  const Field = FIELDS[question.type] ?? TextField;
  return <Field {...field} />;
}

const FIELDS: Readonly<Record<string, (props: FieldProps) => React.ReactNode>> = {
  text: TextField,
  vat_id: TextField,
  number: NumberField,
  date: DateField,
  choice: ChoiceField,
  multi_choice: ManyField,
  yes_no: YesNoField,
  consent: ConsentField,
  money: MoneyField,
  address: AddressField,
  company_number: CompanyNumberField,
  bank_account: BankAccountField,
  referees: RefereesField,
  signature: SignatureField,
};

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

function TextField({ question, label, value, error, onChange }: FieldProps) {
  const shared = {
    label,
    description: question.help,
    error,
    value: textOf(value),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || null),
    ...(question.maxLength !== undefined && { maxLength: question.maxLength }),
  };
  if ((question.maxLength ?? 0) > LONG_TEXT) return <Textarea {...shared} autosize minRows={3} />;
  return <TextInput {...shared} {...inputKind(question.format)} />;
}

function inputKind(format: string | undefined) {
  if (format === "email") return { type: "email", autoComplete: "email" };
  if (format === "phone") return { type: "tel", autoComplete: "tel" };
  if (format === "website") return { type: "url", autoComplete: "url" };
  return {};
}

function NumberField({ question, label, value, error, onChange }: FieldProps) {
  return (
    <TextInput
      label={label}
      description={question.help}
      error={error}
      inputMode="decimal"
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value.replace(",", ".").trim() || null)}
    />
  );
}

function DateField({ question, label, value, error, onChange }: FieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      description={question.help}
      error={error}
      value={textOf(value)}
      min={question.earliest}
      max={question.latest}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

const FEW_OPTIONS = 6;

function ChoiceField({ question, label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const options = question.options ?? [];
  if (options.length > FEW_OPTIONS) {
    return (
      <NativeSelect
        label={label}
        description={question.help}
        error={error}
        value={textOf(value)}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        data={[{ value: "", label: t("field.choose") }, ...options]}
      />
    );
  }
  return (
    <Radio.Group
      label={label}
      description={question.help}
      error={error}
      value={textOf(value)}
      onChange={(chosen) => onChange(chosen)}
    >
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function ManyField({ question, label, value, error, onChange }: FieldProps) {
  return (
    <Checkbox.Group
      label={label}
      description={question.help}
      error={error}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(chosen) => onChange(chosen)}
    >
      <Stack gap="xs" mt="xs">
        {(question.options ?? []).map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function YesNoField({ question, label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={label}
      description={question.help}
      error={error}
      value={typeof value === "boolean" ? String(value) : ""}
      onChange={(chosen) => onChange(chosen === "true")}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="true" label={t("field.yes")} />
        <Radio value="false" label={t("field.no")} />
      </Stack>
    </Radio.Group>
  );
}

function ConsentField({ question, label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const isAccepted = (value as { accepted?: boolean } | undefined)?.accepted === true;
  return (
    <Input.Wrapper description={question.help} error={error}>
      <Text>{label}</Text>
      <Checkbox
        mt="xs"
        label={t("field.agree")}
        aria-label={`${t("field.agree")}: ${label}`}
        checked={isAccepted}
        onChange={(event) => onChange(event.currentTarget.checked ? { accepted: true } : null)}
      />
    </Input.Wrapper>
  );
}
