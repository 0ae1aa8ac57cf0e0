import { normaliseHeader } from "./fields.ts";

const NAME_LOCALES = ["en", "de", "fr", "es", "nl", "it", "pl"] as const;
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Withdrawn codes, reserved codes and groups of countries, all of which locales still have names for. */
const NOT_COUNTRIES = new Set(
  "AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ".split(" "),
);

/** Names in common use that no locale's list has. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ["UK", "GB"],
  ["Great Britain", "GB"],
  ["England", "GB"],
  ["Scotland", "GB"],
  ["Wales", "GB"],
  ["Northern Ireland", "GB"],
  ["USA", "US"],
  ["U.S.A.", "US"],
  ["United States of America", "US"],
  ["EIRE", "IE"],
  ["Republic of Ireland", "IE"],
  ["RSA", "ZA"],
  ["Holland", "NL"],
  ["The Netherlands", "NL"],
  ["Czech Republic", "CZ"],
  ["UAE", "AE"],
  ["Hong Kong", "HK"],
  ["Macedonia", "MK"],
  ["Turkey", "TR"],
  ["Korea", "KR"],
  ["South Korea", "KR"],
];

let codeByName: ReadonlyMap<string, string> | null = null;

/** The ISO 3166 code (two letters) of a country given by code or by name in seven languages; else null. */
export function countryCode(text: string): string | null {
  codeByName ??= countryNames();
  return codeByName.get(normaliseHeader(text)) ?? null;
}

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const displays = NAME_LOCALES.map(
    (locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "none" }),
  );
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    if (NOT_COUNTRIES.has(code)) continue;
    for (const display of displays) {
      const name = display.of(code);
      if (name === undefined) continue;
      names.set(code.toLowerCase(), code);
      names.set(normaliseHeader(name), code);
    }
  }
  for (const [name, code] of OTHER_NAMES) names.set(normaliseHeader(name), code);
  return names;
}
