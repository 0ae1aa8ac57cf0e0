import { formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { ApplicationRow } from "./types.ts";

/** Whom an application is about, as far as that is known: before a name is given, and after erasure, words stand in. */
export function applicantName(t: TFunction, row: Pick<ApplicationRow, "name" | "erasedAt">): string {
  return row.name ?? (row.erasedAt === null ? t("applications.unnamed") : t("applications.erased"));
}

/** What is asked for, written for people; null where no amount was named. */
export function requestedText(row: Pick<ApplicationRow, "requested">, locale: string): string | null {
  return row.requested === null
    ? null
    : formatMoney(row.requested.amount, row.requested.currency, locale, "currency");
}
