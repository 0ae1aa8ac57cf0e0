import { createContext, type ReactNode, useContext } from "react";

const FALLBACK_LOCALE = "en";
const LocaleContext = createContext("en-GB");

/** Says which locale (a BCP 47 tag) money, dates and counts below are written in. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={usableLocale(locale)}>{children}</LocaleContext>;
}

/** The locale if the browser can format in it, else English: some say things like "en-US@posix" of themselves. */
export function usableLocale(locale: string): string {
  const plain = locale.split("@", 1)[0] ?? "";
  try {
    return Intl.NumberFormat.supportedLocalesOf(plain)[0] ?? FALLBACK_LOCALE;
  } catch {
    return FALLBACK_LOCALE;
  }
}

/** The reader's locale. */
export function useLocale(): string {
  return useContext(LocaleContext);
}
