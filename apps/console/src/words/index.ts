import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { applicationForms } from "./application-forms.ts";
import { applications } from "./applications.ts";
import { bureaus } from "./bureaus.ts";
import { common } from "./common.ts";
import { credit } from "./credit.ts";
import { customer } from "./customer.ts";
import { customers } from "./customers.ts";
import { decisions } from "./decisions.ts";
import { holds } from "./holds.ts";
import { imports } from "./imports.ts";
import { limits } from "./limits.ts";
import { monitoring } from "./monitoring.ts";
import { notices } from "./notices.ts";
import { overview } from "./overview.ts";
import { policies } from "./policies.ts";
import { scorecards } from "./scorecards.ts";
import { settings } from "./settings.ts";
import { shop } from "./shop.ts";
import { signIn } from "./sign-in.ts";

const english = {
  applicationForms,
  applications,
  bureaus,
  common,
  credit,
  customer,
  customers,
  decisions,
  holds,
  imports,
  limits,
  monitoring,
  notices,
  overview,
  policies,
  scorecards,
  settings,
  shop,
  signIn,
};

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
