import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "./field-props.ts";

interface Referee {
  readonly kind: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
}

const REFEREES_MAX = 10;
const KINDS = ["trade", "bank"] as const;

/** People who can say how the applicant pays; each is asked by a link of their own. */
export function RefereesField({ question, label, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const kinds = KINDS.filter((kind) => question.refereeKinds?.includes(kind) ?? true);
  const empty: Referee = { kind: kinds[0] ?? "trade", organisation: "", name: "", email: "" };
  const given = (value as readonly Referee[] | undefined) ?? [];
  const shown = given.length === 0 ? Array.from({ length: question.minItems ?? 1 }, () => empty) : given;
  const set = (index: number, part: Partial<Referee>): void =>
    onChange(shown.map((referee, place) => (place === index ? { ...referee, ...part } : referee)));
  return (
    <Stack gap="sm">
      <div>
        <Text fw={500}>{label}</Text>
        {question.help === null ? null : (
          <Text size="sm" c="dimmed">
            {question.help}
          </Text>
        )}
        {error === undefined ? null : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
      </div>
      {shown.map((referee, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: referees have no name of their own while they are written.
        <Fieldset key={index} legend={t("field.referee", { number: index + 1 })}>
          <Stack gap="xs">
            {kinds.length > 1 ? (
              <NativeSelect
                aria-label={t("field.referee", { number: index + 1 })}
                value={referee.kind}
                onChange={(event) => set(index, { kind: event.currentTarget.value })}
                data={kinds.map((kind) => ({ value: kind, label: t(`field.refereeKind.${kind}`) }))}
              />
            ) : null}
            <TextInput
              label={t("field.organisation")}
              value={referee.organisation}
              onChange={(event) => set(index, { organisation: event.currentTarget.value })}
            />
            <TextInput
              label={t("field.contact")}
              value={referee.name}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t("field.email")}
              type="email"
              value={referee.email}
              onChange={(event) => set(index, { email: event.currentTarget.value })}
            />
            <Group justify="flex-end">
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => onChange(shown.filter((_, place) => place !== index))}
              >
                {t("field.remove")}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
      ))}
      {shown.length < Math.min(question.maxItems ?? REFEREES_MAX, REFEREES_MAX) ? (
        <Button variant="default" w="fit-content" onClick={() => onChange([...shown, empty])}>
          {t("field.addReferee")}
        </Button>
      ) : null}
    </Stack>
  );
}
