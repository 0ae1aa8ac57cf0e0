import { formatMoney } from "@goodterms/ui";
import { isAnswer } from "./condition.ts";
import type { Question } from "./form-types.ts";

/** An answer as the applicant reads it back; null where nothing was given. */
export function answerText(
  question: Question,
  value: unknown,
  words: { readonly yes: string; readonly no: string; readonly locale: string },
): string | null {
  if (!isAnswer(value)) return null;
  const labelOf = (chosen: unknown): string =>
    question.options?.find((option) => option.value === chosen)?.label ?? String(chosen);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((each) => textOfPart(each) ?? labelOf(each)).join(", ");
  if (typeof value === "object" && value !== null)
    return textOfRecord(value as Record<string, unknown>, words);
  return labelOf(value);
}

function textOfPart(part: unknown): string | null {
  if (typeof part !== "object" || part === null) return null;
  const { organisation, name } = part as { organisation?: string; name?: string };
  return [organisation, name].filter(Boolean).join(", ");
}

function textOfRecord(
  record: Record<string, unknown>,
  words: { readonly yes: string; readonly locale: string },
): string | null {
  if (typeof record.amount === "number" && typeof record.currency === "string")
    return formatMoney(record.amount, record.currency, words.locale, "currency");
  if (record.accepted === true) return typeof record.name === "string" ? record.name : words.yes;
  const { lines, ...rest } = record;
  const parts = [...(Array.isArray(lines) ? lines : []), ...Object.values(rest)];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ") || null;
}
