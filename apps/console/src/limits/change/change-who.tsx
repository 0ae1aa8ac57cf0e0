import { FileInput, SegmentedControl, Select, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { groupsQuery } from "../limit-queries.ts";
import classes from "../limits.module.css";
import type { ChangeDraft } from "./change-draft.ts";

const BYS = ["filter", "list", "csv"] as const;
const MANUALS = ["any", "yes", "no"] as const;
const CURRENCY_LETTERS = 3;

interface WhoProps {
  draft: ChangeDraft;
  onChange: (part: Partial<ChangeDraft>) => void;
}

/** Whose limits are to change: by what the customers are, by reference, or as a file lists them. */
export function ChangeWho({ draft, onChange }: WhoProps) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <h3 className={classes.heading}>{t("limits.newChange.who")}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t("limits.newChange.who")}
          value={draft.by}
          data={BYS.map((value) => ({ value, label: t(`limits.newChange.by.${value}`) }))}
          onChange={(value) => onChange({ by: BYS.find((known) => known === value) ?? "filter" })}
        />
      </div>
      {draft.by === "filter" ? <Filters draft={draft} onChange={onChange} /> : null}
      {draft.by === "list" ? (
        <Textarea
          label={t("limits.newChange.references")}
          description={t("limits.newChange.referencesHelp")}
          autosize
          minRows={4}
          maxRows={10}
          value={draft.references}
          onChange={(event) => onChange({ references: event.currentTarget.value })}
        />
      ) : null}
      {draft.by === "csv" ? <FileFields draft={draft} onChange={onChange} /> : null}
    </>
  );
}

function Filters({ draft, onChange }: WhoProps) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery).data?.data ?? [];
  return (
    <>
      <div className={classes.two}>
        {(["riskClasses", "segments"] as const).map((name) => (
          <TagsInput
            key={name}
            label={t(`limits.newChange.${name}`)}
            placeholder={t("limits.newChange.typeAndEnter")}
            value={[...draft[name]]}
            acceptValueOnBlur
            onChange={(values) => onChange({ [name]: values })}
          />
        ))}
        <Select
          label={t("limits.newChange.group")}
          placeholder={t("limits.newChange.anyGroup")}
          clearable
          searchable
          value={draft.group}
          data={groups.map((group) => ({ value: group.id, label: group.name }))}
          onChange={(group) => onChange({ group })}
        />
        <Select
          label={t("limits.newChange.hasManual")}
          value={draft.hasManualLimit}
          allowDeselect={false}
          data={MANUALS.map((value) => ({ value, label: t(`limits.newChange.hasManuals.${value}`) }))}
          onChange={(value) =>
            onChange({ hasManualLimit: MANUALS.find((known) => known === value) ?? "any" })
          }
        />
      </div>
      <Text size="xs" c="dimmed">
        {t("limits.newChange.all")}
      </Text>
    </>
  );
}

function FileFields({ draft, onChange }: WhoProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.two}>
        <FileInput
          label={t("limits.newChange.csvFile")}
          accept=".csv,text/csv,text/plain"
          onChange={(file) => {
            if (file !== null) void file.text().then((csv) => onChange({ csv }));
          }}
        />
        <TextInput
          label={t("limits.newChange.currency")}
          maxLength={CURRENCY_LETTERS}
          value={draft.currency}
          onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <Textarea
        label={t("limits.newChange.csv")}
        description={t("limits.newChange.csvHelp")}
        autosize
        minRows={4}
        maxRows={10}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={draft.csv}
        onChange={(event) => onChange({ csv: event.currentTarget.value })}
      />
    </>
  );
}
