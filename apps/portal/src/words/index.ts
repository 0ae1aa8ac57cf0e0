import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { de } from "./de.ts";
import { en } from "./en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: typeof en };
  }
}

/** Makes the pages' words ready in the browser's language; a form's own language takes over once it is known. */
export async function loadWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: navigator.language.slice(0, 2),
    fallbackLng: "en",
    ns: ["words"],
    defaultNS: "words",
    resources: { en: { words: en }, de: { words: de } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.resolvedLanguage ?? "en";
}

/** How dates and amounts are written: as the reader's own browser does in this language, if it speaks it. */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}

/** Speaks another language from now on. */
export async function speak(language: string): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
