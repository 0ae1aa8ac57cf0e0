import { formatDate, formatInstant, formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import { textOf } from "../forms/texts.ts";
import type { Question, RefereeContact } from "../types.ts";

interface Reader {
  readonly locale: string;
  readonly language: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * An answer as lines for people; none where nothing was answered. The shapes are those of docs/applications.md; what
 * does not have its question's shape is shown as it is rather than hidden.
 */
export function answerLines(t: TFunction, question: Question, value: unknown, reader: Reader): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "boolean") return [value ? t("applications.given.yes") : t("applications.given.no")];
  if (Array.isArray(value)) return value.map((each: unknown) => itemLine(question, each, reader));
  if (typeof value === "object") return recordLines(t, question, value as Fields, reader);
  const text = String(value);
  if (question.type === "date") return [formatDate(text, reader.locale)];
  if (question.type === "choice") return [optionLabel(question, text, reader)];
  if (question.format === "country") return [countryName(text, reader.locale)];
  return [text];
}

function itemLine(question: Question, item: unknown, reader: Reader): string {
  if (typeof item !== "object" || item === null) return optionLabel(question, String(item), reader);
  const { organisation, name, email, phone } = item as RefereeContact;
  return [organisation, name, email, phone].filter((part) => part != null && part !== "").join(", ");
}

function recordLines(t: TFunction, question: Question, record: Fields, reader: Reader): string[] {
  const text = (name: string): string => (typeof record[name] === "string" ? record[name] : "");
  switch (question.type) {
    case "money":
      return [formatMoney(Number(record.amount), text("currency"), reader.locale, "currency")];
    case "address": {
      const lines = Array.isArray(record.lines) ? record.lines.map(String) : [];
      const place = [text("postalCode"), text("city"), text("region")].filter((part) => part !== "");
      return [...lines, place.join(" "), countryName(text("country"), reader.locale)].filter(
        (line) => line !== "",
      );
    }
    case "company_number":
      return [`${text("number")} (${text("country")})`];
    case "bank_account":
      return [text("holder"), text("iban") || `${text("accountNumber")} ${text("bankCode")}`];
    case "consent":
      return [agreedLine(t, text("at"), reader)];
    case "signature":
      return [
        t("applications.given.signed", { name: text("name") }),
        ...(text("at") === "" ? [] : [formatInstant(text("at"), reader.locale)]),
      ];
    default:
      return [JSON.stringify(record)];
  }
}

function agreedLine(t: TFunction, at: string, reader: Reader): string {
  return at === ""
    ? t("applications.given.agreedPlain")
    : t("applications.given.agreed", { at: formatInstant(at, reader.locale) });
}

function optionLabel(question: Question, value: string, reader: Reader): string {
  const option = question.options?.find((each) => each.value === value);
  return option === undefined ? value : textOf(option.label, reader.language);
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
}
