// Files of news in our own plain form, for bureaus whose format is not public: one JSON object a line, with subject,
// code (one of ours), at, and perhaps element, previous, current. Enrolment lists: one reference a line.
import { createHash } from "node:crypto";
import { BureauFailure } from "../failure.ts";
import { ALERT_CODES, type AlertCode, type BureauAlert, type EnrolmentList } from "../port.ts";
import { type Json, parseJson, textAt } from "./json.ts";

const LINES_MAX = 200_000;
const LINE_LENGTH_MAX = 100_000;
const VALUE_LENGTH_MAX = 200;
const REFERENCE = /^[A-Za-z0-9._-]{1,64}$/;

/** The lines of a text file that say something. @throws BureauFailure malformed. */
export function linesOf(bytes: Uint8Array): string[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new BureauFailure("malformed", "the file is not UTF-8 text", { cause: error });
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length > LINES_MAX || lines.some((line) => line.length > LINE_LENGTH_MAX)) {
    throw new BureauFailure("malformed", "the file has more or longer lines than are read");
  }
  return lines;
}

/** A short text of a changed value; objects and lists only by their presence, for they may hold people. */
export function shortValue(value: Json): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "object") return "…";
  return String(value).slice(0, VALUE_LENGTH_MAX);
}

/** A key that the same news always has, and other news never. */
export function dedupeKeyOf(...parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** An instant given with its zone; null for anything else. */
export function readInstant(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const instant = new Date(zoned);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** News in our plain form. @throws BureauFailure malformed, naming the line. */
export function readPlainAlertFile(bytes: Uint8Array): BureauAlert[] {
  return linesOf(bytes).map((line, index) => {
    const value = parseJson(line);
    const [subject, code, at] = [
      textAt(value, "subject"),
      textAt(value, "code"),
      readInstant(textAt(value, "at")),
    ];
    if (subject === null || !REFERENCE.test(subject) || !isAlertCode(code) || at === null) {
      throw new BureauFailure("malformed", `line ${index + 1} lacks a subject, a known code or an instant`);
    }
    const [element, previous, current] = ["element", "previous", "current"].map((name) =>
      shortValue(textAt(value, name)),
    );
    return {
      subjectReference: subject,
      code,
      element: element ?? code,
      previous: previous ?? null,
      current: current ?? null,
      at,
      dedupeKey: dedupeKeyOf(subject, code, element ?? null, current ?? null, at.toISOString()),
    };
  });
}

function isAlertCode(text: string | null): text is AlertCode {
  return (ALERT_CODES as readonly string[]).includes(text ?? "");
}

/** One reference a line; further columns, behind a tab, are the code of a refusal. @throws BureauFailure malformed. */
export function readEnrolmentLines(bytes: Uint8Array): EnrolmentList {
  const references: string[] = [];
  const exceptions: { reference: string; code: string }[] = [];
  for (const [index, line] of linesOf(bytes).entries()) {
    const [reference = "", code] = line.split("\t").map((cell) => cell.trim());
    if (index === 0 && /[a-z]/i.test(reference) && !/\d/.test(reference)) continue;
    if (!REFERENCE.test(reference)) {
      throw new BureauFailure("malformed", `line ${index + 1} holds no reference`);
    }
    if (code === undefined || code === "") references.push(reference);
    else exceptions.push({ reference, code: code.slice(0, VALUE_LENGTH_MAX) });
  }
  return { references: [...new Set(references)], exceptions };
}
