import i18next from "i18next";
import type { DocumentLink } from "../api/types.ts";
import { common } from "../words/common.ts";

type KnownKind = keyof typeof common.kinds;

/** A kind of document in words. */
export function kindInWords(kind: string): string {
  const known: KnownKind = Object.hasOwn(common.kinds, kind) ? (kind as KnownKind) : "other";
  return i18next.t(`common.kinds.${known}`);
}

/** "Invoice 2026-114"; a document without a number, such as a payment without reference, is its kind alone. */
export function documentInWords(document: Omit<DocumentLink, "id">): string {
  return document.number === null
    ? kindInWords(document.kind)
    : `${kindInWords(document.kind)} ${document.number}`;
}

/** The number, or the kind of a document that has none. */
export function shortName(document: Omit<DocumentLink, "id">): string {
  return document.number ?? kindInWords(document.kind);
}
