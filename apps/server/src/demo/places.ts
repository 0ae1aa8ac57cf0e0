/** Which of the two companies invoices a customer, in what, with which tax, and in whose language. */
export interface Place {
  /** ISO 3166-1; null where the source says none. */
  readonly country: string | null;
  readonly entity: "UK" | "EU";
  readonly currency: string;
  /** Percent of tax on top of the net: at home only, exports and supplies to other countries bear none. */
  readonly taxRate: string;
  readonly language: string;
  readonly timeZone: string;
}

const UK_TAX = "20";
const NL_TAX = "21";
const NO_TAX = "0";

const inEuro = (country: string, language: string, timeZone: string, taxRate = NO_TAX): Place => ({
  country,
  entity: "EU",
  currency: "EUR",
  taxRate,
  language,
  timeZone,
});

const exported = (country: string | null, language: string, timeZone: string, currency = "GBP"): Place => ({
  country,
  entity: "UK",
  currency,
  taxRate: NO_TAX,
  language,
  timeZone,
});

const PLACES: Readonly<Record<string, Place>> = {
  "United Kingdom": {
    country: "GB",
    entity: "UK",
    currency: "GBP",
    taxRate: UK_TAX,
    language: "en-GB",
    timeZone: "Europe/London",
  },
  Netherlands: inEuro("NL", "nl", "Europe/Amsterdam", NL_TAX),
  Germany: inEuro("DE", "de", "Europe/Berlin"),
  France: inEuro("FR", "fr", "Europe/Paris"),
  Spain: inEuro("ES", "es", "Europe/Madrid"),
  Belgium: inEuro("BE", "fr", "Europe/Brussels"),
  Portugal: inEuro("PT", "pt", "Europe/Lisbon"),
  Italy: inEuro("IT", "it", "Europe/Rome"),
  Finland: inEuro("FI", "fi", "Europe/Helsinki"),
  Austria: inEuro("AT", "de", "Europe/Vienna"),
  Cyprus: inEuro("CY", "el", "Asia/Nicosia"),
  Greece: inEuro("GR", "el", "Europe/Athens"),
  EIRE: inEuro("IE", "en-IE", "Europe/Dublin"),
  Malta: inEuro("MT", "en", "Europe/Malta"),
  Lithuania: inEuro("LT", "lt", "Europe/Vilnius"),
  "European Community": inEuro("LU", "fr", "Europe/Luxembourg"),
  Switzerland: exported("CH", "de", "Europe/Zurich"),
  Norway: exported("NO", "no", "Europe/Oslo"),
  Sweden: exported("SE", "sv", "Europe/Stockholm"),
  Denmark: exported("DK", "da", "Europe/Copenhagen"),
  Poland: exported("PL", "pl", "Europe/Warsaw"),
  Iceland: exported("IS", "is", "Atlantic/Reykjavik"),
  "Czech Republic": exported("CZ", "cs", "Europe/Prague"),
  "Channel Islands": exported("JE", "en-GB", "Europe/Jersey"),
  Australia: exported("AU", "en-AU", "Australia/Sydney", "AUD"),
  Japan: exported("JP", "ja", "Asia/Tokyo", "JPY"),
  USA: exported("US", "en-US", "America/New_York", "USD"),
  Canada: exported("CA", "en-CA", "America/Toronto", "USD"),
  Israel: exported("IL", "he", "Asia/Jerusalem", "USD"),
  Singapore: exported("SG", "en-SG", "Asia/Singapore", "USD"),
  Brazil: exported("BR", "pt-BR", "America/Sao_Paulo", "USD"),
  "United Arab Emirates": exported("AE", "en", "Asia/Dubai", "USD"),
  Bahrain: exported("BH", "en", "Asia/Bahrain", "USD"),
  Lebanon: exported("LB", "en", "Asia/Beirut", "USD"),
  "Saudi Arabia": exported("SA", "en", "Asia/Riyadh", "USD"),
  RSA: exported("ZA", "en-ZA", "Africa/Johannesburg"),
};

const NOWHERE = exported(null, "en", "Europe/London");

/** Where a customer of the source is at home. */
export function placeOf(country: string): Place {
  return PLACES[country] ?? NOWHERE;
}
