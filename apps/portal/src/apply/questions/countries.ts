const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Codes that browsers name although they are no countries: unions, unknown and test regions. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"]);

/** Every country with its name in a language, by name. The names are the browser's own. */
export function countriesIn(language: string): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  return codes
    .flatMap((value) => {
      const label = NO_COUNTRIES.has(value) ? undefined : names.of(value);
      return label === undefined ? [] : [{ value, label }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
