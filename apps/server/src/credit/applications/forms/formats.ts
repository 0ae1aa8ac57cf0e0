// Formats of texts, as far as can be told without asking anybody.

const EMAIL_LENGTH_MAX = 254;
/** One @, no blanks, a dotted domain. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@.<>(),;:"[\]\\]+(\.[^\s@.<>(),;:"[\]\\]+)+$/;
const PHONE = /^\+?[0-9 ().\-/]{5,40}$/;
const HOST = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
/** Codes that name no country: unions, pseudo-locales, unknown. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && regions.of(code) !== undefined;
}

export function isEmailAddress(text: string): boolean {
  return text.length <= EMAIL_LENGTH_MAX && EMAIL.test(text);
}

export function isPhoneNumber(text: string): boolean {
  return PHONE.test(text);
}

/** The host of a web address as people write it, without `www.`; null when it has none. */
export function hostOf(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "");
  const host = (bare.split(/[/?#:]/, 1)[0] ?? "").replace(/^www\./, "");
  return HOST.test(host) ? host : null;
}

export function isWebAddress(text: string): boolean {
  return hostOf(text) !== null;
}
