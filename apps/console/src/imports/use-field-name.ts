import { useTranslation } from "react-i18next";
import { imports } from "../words/imports.ts";

type FieldName = keyof typeof imports.fields;

function isKnown(field: string): field is FieldName {
  return Object.hasOwn(imports.fields, field);
}

/** Names a field of an import in words; one that has none yet keeps the API's name. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return (field) => (isKnown(field) ? t(`imports.fields.${field}`) : field);
}
