import type { Texts } from "../types.ts";

const SHORT_TAG = 2;

/** The text in this language, else in the same language elsewhere, else the first there is. */
export function textOf(texts: Texts | undefined, language: string): string {
  if (texts === undefined) return "";
  return texts[language] ?? texts[language.slice(0, SHORT_TAG)] ?? Object.values(texts)[0] ?? "";
}

/** A language by its own name. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}
