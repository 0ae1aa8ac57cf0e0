import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { common } from "./common.ts";
import { credit } from "./credit.ts";
import { customer } from "./customer.ts";
import { customers } from "./customers.ts";
import { decisions } from "./decisions.ts";
import { holds } from "./holds.ts";
import { imports } from "./imports.ts";
import { overview } from "./overview.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";

const english = { common, credit, customer, customers, decisions, holds, imports, overview, settings, signIn };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof english };
  }
}

/** Makes the words ready. One language for now; a second is one more object with the same keys. */
export async function loadWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
