import { createContext, type ReactNode, useContext } from "react";

const LocaleContext = createContext("en-GB");

/** Says which locale (a BCP 47 tag) money, dates and counts below are written in. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The reader's locale. */
export function useLocale(): string {
  return useContext(LocaleContext);
}
