import { formatShare, useLocale } from "@goodterms/ui";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldSource, Mapping } from "../api/types.ts";
import classes from "./imports.module.css";
import {
  fieldsInOrder,
  fromColumn,
  fromConstant,
  numberExample,
  surenessOf,
  withField,
} from "./mapping-edits.ts";
import { useFieldName } from "./use-field-name.ts";

const ABSENT = "absent:";
const CONSTANT = "constant:";
const COLUMN = "column:";

/** Every field: what it is taken from, how sure that is and why; each can be changed. */
export function MappingTable(props: {
  headers: readonly string[];
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation();
  const { mapping } = props;
  const [all, setAll] = useState(false);
  const { present, absent } = fieldsInOrder(mapping);
  const shown = all ? [...present, ...absent] : present;
  return (
    <>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("imports.field")}</th>
              <th scope="col">{t("imports.from")}</th>
              <th scope="col">{t("imports.sure")}</th>
              <th scope="col">{t("imports.why")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <FieldRow
                key={field}
                field={field}
                source={mapping.fields[field]}
                headers={props.headers}
                onSource={(source) => props.onMapping(withField(mapping, field, source))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.conventions}>
        {Object.entries(mapping.dates).map(([column, format]) => (
          <span key={column}>{t("imports.dates", { column, format })}</span>
        ))}
        <span>{t("imports.numbers", { example: numberExample(mapping.numbers) })}</span>
        {absent.length === 0 ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
            {all ? t("imports.hideAbsent") : t("imports.showAbsent", { count: absent.length })}
          </Button>
        )}
      </div>
    </>
  );
}

function FieldRow(props: {
  field: string;
  source: FieldSource | undefined;
  headers: readonly string[];
  onSource: (source: FieldSource) => void;
}) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const name = fieldName(props.field);
  const source = props.source ?? { source: "absent", reason: "" };
  const byYou = t("imports.byYou");
  const choose = (value: string): void => {
    if (value === ABSENT) props.onSource({ source: "absent", reason: byYou });
    else if (value === CONSTANT) props.onSource(fromConstant("", byYou));
    else props.onSource(fromColumn(value.slice(COLUMN.length), byYou));
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div className={classes.source}>
          <NativeSelect
            size="xs"
            aria-label={`${name}: ${t("imports.from")}`}
            value={
              source.source === "column"
                ? COLUMN + source.column
                : source.source === "constant"
                  ? CONSTANT
                  : ABSENT
            }
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: ABSENT, label: t("imports.absent") },
              { value: CONSTANT, label: t("imports.constantOption") },
              ...props.headers.map((header) => ({ value: COLUMN + header, label: header })),
            ]}
          />
          {source.source === "constant" ? (
            <TextInput
              size="xs"
              aria-label={`${name}: ${t("imports.constantValue")}`}
              placeholder={t("imports.constantValue")}
              value={source.value}
              onChange={(event) => props.onSource(fromConstant(event.currentTarget.value, byYou))}
            />
          ) : null}
        </div>
      </td>
      <td>{source.source === "absent" ? null : <Sure confidence={source.confidence} />}</td>
      <td className={classes.why}>{source.reason}</td>
    </tr>
  );
}

function Sure({ confidence }: { confidence: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const sureness = surenessOf(confidence);
  return (
    <span className={classes.sure} data-sureness={sureness} title={formatShare(confidence, locale)}>
      {t(`imports.sureness.${sureness}`)}
    </span>
  );
}
