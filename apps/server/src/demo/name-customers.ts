import { placeOf } from "./places.ts";
import { type SeededRandom, seededRandom } from "./random.ts";
import type { SourceCustomer } from "./read-source.ts";
import { BRITISH_FIRST, BRITISH_SECOND, FIRM_NAMES, FIRST_NAMES, SURNAMES, TOWNS } from "./words.ts";

const TRIES_BEFORE_TOWN = 3;
const INCORPORATED_PERCENT = 55;
const PERSONAL_NAME_PERCENT = 18;

/** Which word list serves a language. */
const WORDS_OF: Readonly<Record<string, string>> = {
  en: "en",
  de: "de",
  fr: "fr",
  es: "es",
  it: "it",
  pt: "pt",
  nl: "nl",
  sv: "north",
  da: "north",
  no: "north",
  fi: "north",
  is: "north",
  pl: "east",
  cs: "east",
  el: "east",
  lt: "east",
  ja: "far",
  he: "far",
};

/** The word list of a language tag: "pt-BR" is served by "pt". */
function wordsOf(language: string): string {
  return WORDS_OF[language.split("-")[0] ?? ""] ?? "en";
}

function listOf(lists: Readonly<Record<string, readonly string[]>>, words: string): readonly string[] {
  return lists[words] ?? lists.en ?? [];
}

/** A made-up trading name for every customer, no two alike; the same customers in the same order get the same names. */
export function nameCustomers(customers: readonly SourceCustomer[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { reference, country } of customers) {
    const random = seededRandom(`name ${reference}`);
    const name = freeName(random, country, taken);
    taken.add(name);
    names.set(reference, name);
  }
  return names;
}

function freeName(random: SeededRandom, country: string, taken: ReadonlySet<string>): string {
  for (let attempt = 1; ; attempt += 1) {
    const name = makeName(random, country);
    if (!taken.has(name)) return name;
    const town = `${name} (${random.pick(TOWNS).replace("-", " ")})`;
    if (attempt > TRIES_BEFORE_TOWN && !taken.has(town)) return town;
  }
}

function makeName(random: SeededRandom, country: string): string {
  const { country: code, language } = placeOf(country);
  const words = wordsOf(language);
  if (code !== "GB" || random.chance(PERSONAL_NAME_PERCENT)) {
    const surname = random.pick(listOf(SURNAMES, words));
    return random.pick(listOf(FIRM_NAMES, words)).replace("*", surname);
  }
  const name = `${random.pick(BRITISH_FIRST)} ${random.pick(BRITISH_SECOND)}`;
  return random.chance(INCORPORATED_PERCENT) ? `${name} Ltd` : name;
}

/** Somebody at a customer: a first name and a surname that suit the language. */
export function namePerson(random: SeededRandom, language: string): string {
  const words = wordsOf(language);
  return `${random.pick(listOf(FIRST_NAMES, words))} ${random.pick(listOf(SURNAMES, words))}`;
}

/** The part of an e-mail address that tells a customer: "Maison Fabre" is "maison-fabre". */
export function addressPart(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll("ø", "o")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
