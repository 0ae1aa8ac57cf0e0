import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendFile } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { likelyTarget, readColumns, type TableColumn } from "../csv-columns.ts";
import type { FitRow } from "../scorecard-api.ts";
import classes from "../scorecards.module.css";
import { CHOICES_DEFAULT, ChoiceFields } from "./choices.tsx";
import { ColumnUses, type UseOfColumn } from "./column-uses.tsx";
import { type FileChoices, fitAddress } from "./fit-address.ts";
import { useStarted } from "./use-started.ts";

const TEXT_MAX = 200;

/** Learns from a table with outcomes: which column is the outcome, and how the others may be used. */
export function FileForm() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<readonly TableColumn[]>([]);
  const choose = async (chosen: File): Promise<void> => {
    setColumns(await readColumns(chosen));
    setFile(chosen);
  };
  return (
    <div className={classes.form}>
      <Dropzone
        onDrop={([chosen]) => {
          if (chosen !== undefined) void choose(chosen);
        }}
        multiple={false}
        className={classes.drop ?? ""}
        inputProps={{ "aria-label": t("scorecards.fit.choose") }}
      >
        {file === null
          ? t("scorecards.fit.drop")
          : t("scorecards.fit.chosen", { name: file.name, columns: columns.length })}
      </Dropzone>
      {file === null ? null : (
        <Chosen key={`${file.name} ${file.lastModified}`} file={file} columns={columns} />
      )}
    </div>
  );
}

function Chosen({ file, columns }: { file: File; columns: readonly TableColumn[] }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<FileChoices>({
    ...CHOICES_DEFAULT,
    name: file.name.replace(/\.[^.]*$/, ""),
    target: likelyTarget(columns),
    orderBy: "",
    meaning: "",
    uses: {},
  });
  const started = useStarted();
  const start = useMutation({
    mutationFn: () => sendFile<FitRow>(fitAddress(given), file),
    onSuccess: started,
  });
  const change = (next: Partial<FileChoices>): void => setGiven({ ...given, ...next });
  const use = (column: string, how: UseOfColumn): void => change({ uses: { ...given.uses, [column]: how } });
  const features = columns.filter(({ name }) => name !== given.target && name !== given.orderBy);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Outcome columns={columns} given={given} onChange={change} />
      <TextInput
        label={t("scorecards.fit.meaning")}
        placeholder={t("common.optional")}
        maxLength={TEXT_MAX}
        value={given.meaning}
        onChange={(event) => change({ meaning: event.currentTarget.value })}
      />
      {features.length === 0 ? null : <ColumnUses columns={features} uses={given.uses} onUse={use} />}
      <ChoiceFields choices={given} onChange={change} />
      <ProblemAlert error={start.error} />
      <div>
        <Button
          type="submit"
          disabled={given.name.trim() === "" || given.target.trim() === ""}
          loading={start.isPending}
        >
          {t("scorecards.fit.start")}
        </Button>
      </div>
    </form>
  );
}

function Outcome(props: {
  columns: readonly TableColumn[];
  given: FileChoices;
  onChange: (next: Partial<FileChoices>) => void;
}) {
  const { t } = useTranslation();
  const { columns, given, onChange } = props;
  const names = columns.map(({ name }) => name);
  if (columns.length === 0)
    return (
      <TextInput
        label={t("scorecards.fit.target")}
        description={t("scorecards.fit.unreadable")}
        maxLength={TEXT_MAX}
        value={given.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
      />
    );
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={t("scorecards.fit.target")}
        value={given.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
        data={names}
      />
      <NativeSelect
        label={t("scorecards.fit.order")}
        value={given.orderBy}
        onChange={(event) => onChange({ orderBy: event.currentTarget.value })}
        data={[{ value: "", label: t("scorecards.fit.noOrder") }, ...names]}
      />
    </div>
  );
}
