// Numbers that can be checked by themselves: VAT ids, company numbers, IBANs. A format says what a number looks like; a
// checksum finds most slips of the pen. Neither proves that the number is somebody's.

/** What was found out about a number: null where nothing is known of that country's. */
export type NumberVerdict = "right" | "malformed" | "bad_checksum" | null;

const digitsOf = (text: string): number[] => [...text].map(Number);
const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Luhn's check over digits: every second from the right doubled, the cross sum divisible by ten. */
export function passesLuhn(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, index) => {
      const value = index % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 mod 11,10, by which German VAT ids are made. */
function passesMod1110(text: string): boolean {
  const digits = digitsOf(text);
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (digit + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digits.at(-1);
}

function passesGb(text: string): boolean {
  const digits = digitsOf(text.slice(0, 9));
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + (digits[7] ?? 0) * 10 + (digits[8] ?? 0);
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

function passesFr(text: string): boolean {
  const key = text.slice(0, 2);
  // Keys with letters follow another rule, which is not published in full; they are let pass.
  if (!/^[0-9]{2}$/.test(key)) return true;
  return (12 + 3 * (Number(text.slice(2)) % 97)) % 97 === Number(key);
}

function passesAt(text: string): boolean {
  const digits = digitsOf(text.slice(1));
  const sum = digits.slice(0, 7).reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return (10 - ((sum + 4) % 10)) % 10 === digits[7];
}

function passesNl(text: string): boolean {
  const digits = digitsOf(text.slice(0, 9));
  const isOld = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digits[8];
  return isOld || mod97(`NL${text}`) === 1;
}

const mod11 =
  (weights: readonly number[]) =>
  (text: string): boolean => {
    const digits = digitsOf(text);
    return weighted(digits, weights) % 11 === digits.at(-1);
  };
const mod11Full =
  (weights: readonly number[]) =>
  (text: string): boolean =>
    weighted(digitsOf(text), weights) % 11 === 0;

/** Ten digits of which the last two are 97 less the rest of the first eight by 97. */
const passesBe = (text: string): boolean => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));

interface NumberRule {
  readonly format: RegExp;
  readonly passes?: (text: string) => boolean;
}

/** By the prefix of the id; formats as the European Commission's VIES lists them, checks as national offices publish. */
const VAT: Readonly<Record<string, NumberRule>> = {
  AT: { format: /^U[0-9]{8}$/, passes: passesAt },
  BE: { format: /^[01][0-9]{9}$/, passes: passesBe },
  BG: { format: /^[0-9]{9,10}$/ },
  CY: { format: /^[0-9]{8}[A-Z]$/ },
  CZ: { format: /^[0-9]{8,10}$/ },
  DE: { format: /^[1-9][0-9]{8}$/, passes: passesMod1110 },
  DK: { format: /^[1-9][0-9]{7}$/, passes: mod11Full([2, 7, 6, 5, 4, 3, 2, 1]) },
  EE: { format: /^[0-9]{9}$/ },
  EL: { format: /^[0-9]{9}$/ },
  ES: { format: /^[A-Z0-9][0-9]{7}[A-Z0-9]$/ },
  FI: { format: /^[0-9]{8}$/, passes: mod11Full([7, 9, 10, 5, 8, 4, 2, 1]) },
  FR: { format: /^[0-9A-HJ-NP-Z]{2}[0-9]{9}$/, passes: passesFr },
  GB: { format: /^(?:[0-9]{9}|[0-9]{12})$/, passes: passesGb },
  HR: { format: /^[0-9]{11}$/, passes: passesMod1110 },
  HU: { format: /^[0-9]{8}$/ },
  IE: { format: /^(?:[0-9][0-9A-Z+*][0-9]{5}[A-Z]|[0-9]{7}[A-W][A-I])$/ },
  IT: { format: /^[0-9]{11}$/, passes: passesLuhn },
  LT: { format: /^(?:[0-9]{9}|[0-9]{12})$/ },
  LU: { format: /^[0-9]{8}$/, passes: (text) => Number(text.slice(0, 6)) % 89 === Number(text.slice(6)) },
  LV: { format: /^[0-9]{11}$/ },
  MT: { format: /^[0-9]{8}$/ },
  NL: {
    format: /^[0-9A-Z+*]{9}B[0-9A-Z+*]{2}$/,
    passes: (text) => !/^[0-9]{9}B[0-9]{2}$/.test(text) || passesNl(text),
  },
  PL: { format: /^[0-9]{10}$/, passes: mod11([6, 5, 7, 2, 3, 4, 5, 6, 7]) },
  PT: { format: /^[0-9]{9}$/, passes: (text) => passesPt(text) },
  RO: { format: /^[0-9]{2,10}$/ },
  SE: { format: /^[0-9]{10}01$/, passes: (text) => passesLuhn(text.slice(0, 10)) },
  SI: { format: /^[1-9][0-9]{7}$/ },
  SK: { format: /^[1-9][0-9]{9}$/, passes: (text) => Number(text) % 11 === 0 },
};

function passesPt(text: string): boolean {
  const rest = 11 - (weighted(digitsOf(text), [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest > 9 ? 0 : rest) === Number(text.at(-1));
}

/** The country of a VAT id by its prefix, in ISO's letters; null without one. */
export function countryOfVatId(vatId: string): string | null {
  const prefix = plain(vatId).slice(0, 2);
  if (prefix === "EL") return "GR";
  return prefix in VAT ? prefix : null;
}

/** Checks a VAT id with its prefix by its country's format and checksum; null for a country that is not known. */
export function checkVatId(vatId: string): NumberVerdict {
  const text = plain(vatId);
  const prefix = text.startsWith("GR") ? "EL" : text.slice(0, 2);
  return judge(VAT[prefix], text.slice(2));
}

/** By country: what its register gives out. */
const COMPANY: Readonly<Record<string, NumberRule>> = {
  AT: { format: /^(?:FN)?[0-9]{1,6}[A-Z]$/ },
  BE: { format: /^[01][0-9]{9}$/, passes: passesBe },
  CH: { format: /^CHE[0-9]{9}(?:MWST|TVA|IVA)?$/, passes: (text) => passesCh(text.slice(3, 12)) },
  DE: { format: /^(?:HR[AB]|GNR|PR|VR)[0-9]{1,6}[A-Z]{0,3}$/ },
  DK: { format: /^[1-9][0-9]{7}$/, passes: mod11Full([2, 7, 6, 5, 4, 3, 2, 1]) },
  ES: { format: /^[A-HJ-NP-SUVW][0-9]{7}[0-9A-J]$/ },
  FI: { format: /^[0-9]{8}$/, passes: mod11Full([7, 9, 10, 5, 8, 4, 2, 1]) },
  FR: { format: /^[0-9]{9}(?:[0-9]{5})?$/, passes: (text) => passesLuhn(text.slice(0, 9)) },
  GB: {
    format:
      /^(?:[0-9]{6,8}|(?:SC|NI|OC|SO|NC|R0|FC|BR|IP|SP|RS|CE|LP|SL|NL|NF|GE|GN|GS|IC|RC|AC|SA|NA|SR|NR|NO|ZC)[0-9]{6})$/,
  },
  IE: { format: /^[0-9]{5,6}$/ },
  IT: { format: /^[0-9]{11}$/, passes: passesLuhn },
  NL: { format: /^[0-9]{8}$/ },
  NO: { format: /^[89][0-9]{8}$/, passes: (text) => passesNo(text) },
  PL: { format: /^[0-9]{10}$/ },
  SE: { format: /^[0-9]{10}$/, passes: passesLuhn },
};

function passesNo(text: string): boolean {
  return weighted(digitsOf(text), [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

function passesCh(text: string): boolean {
  return (11 - (weighted(digitsOf(text), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === Number(text.at(-1));
}

/** Checks a company number by its country's pattern; null for a country that is not known. */
export function checkCompanyNumber(country: string, number: string): NumberVerdict {
  return judge(COMPANY[country], plain(number));
}

/** Lengths as the IBAN registry (SWIFT, ISO 13616) gives them, for the countries a European shop meets. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{
    AD: 24,
    AE: 23,
    AL: 28,
    AT: 20,
    BA: 20,
    BE: 16,
    BG: 22,
    CH: 21,
    CY: 28,
    CZ: 24,
    DE: 22,
    DK: 18,
    EE: 20,
  },
  ...{
    ES: 24,
    FI: 18,
    FO: 18,
    FR: 27,
    GB: 22,
    GE: 22,
    GI: 23,
    GL: 18,
    GR: 27,
    HR: 21,
    HU: 28,
    IE: 22,
    IL: 23,
  },
  ...{
    IS: 26,
    IT: 27,
    LI: 21,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MD: 24,
    ME: 22,
    MK: 19,
    MT: 31,
    NL: 18,
    NO: 15,
  },
  ...{ PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, TR: 26, UA: 29, VA: 22, XK: 20 },
};
const IBAN = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;

/** Checks an IBAN's length for its country and its checksum (ISO 7064 mod 97,10). */
export function checkIban(iban: string): Exclude<NumberVerdict, null> {
  const text = plain(iban);
  const length = IBAN_LENGTHS[text.slice(0, 2)];
  if (!IBAN.test(text) || (length !== undefined && text.length !== length)) return "malformed";
  return mod97(text.slice(4) + text.slice(0, 4)) === 1 ? "right" : "bad_checksum";
}

/** The rest by 97 of a text whose letters stand for 10 to 35. */
function mod97(text: string): number {
  const digits = [...text].map((character) => Number.parseInt(character, 36)).join("");
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

function judge(rule: NumberRule | undefined, text: string): NumberVerdict {
  if (rule === undefined) return null;
  if (!rule.format.test(text)) return "malformed";
  return rule.passes === undefined || rule.passes(text) ? "right" : "bad_checksum";
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[ .\-/]/g, "");
}
