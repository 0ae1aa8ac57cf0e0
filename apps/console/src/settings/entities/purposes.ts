import type { TFunction } from "i18next";
import { settings } from "../../words/settings.ts";

type Purpose = keyof typeof settings.entities.purposes;

/** What an account is for, in words; one that has none yet keeps the API's name. */
export function purposeInWords(t: TFunction, purpose: string): string {
  if (!Object.hasOwn(settings.entities.purposes, purpose)) return purpose;
  return t(`settings.entities.purposes.${purpose as Purpose}`);
}
