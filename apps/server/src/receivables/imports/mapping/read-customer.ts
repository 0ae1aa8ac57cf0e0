import { isTimeZone } from "@goodterms/kernel";
import { type CellReaders, type Cells, type RecordBuilder, type Refuse, shown } from "./readers.ts";
import type { RefusalCode } from "./records.ts";
import { customerKindOf } from "./vocabulary.ts";

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const MAX_NAME_LENGTH = 300;

/** Builds customers. What is given but cannot be understood refuses the row; nothing is dropped. */
export function customerBuilder(readers: CellReaders, refuse: Refuse): RecordBuilder<"customers"> {
  const reference = readers.reference("reference");
  const name = readers.text("name", MAX_NAME_LENGTH);
  const country = readers.country("country");
  const currency = readers.currency("currency");
  const terms = readers.terms("terms");
  const group = readers.reference("group");
  const externalReference = readers.reference("externalReference");
  const checked = checkedReader(readers, refuse);
  const kind = checked("kind", "unknown_kind", "neither business nor person", customerKindOf);
  const language = checked("language", "bad_language", "not a language such as en or de-CH", languageTag);
  const timeZone = checked("timeZone", "bad_time_zone", "not a time zone such as Europe/Berlin", (text) =>
    isTimeZone(text) ? text : null,
  );
  const email = checked("email", "bad_email", "not an email address", (text) =>
    EMAIL.test(text) ? text : null,
  );
  const knownCountry = checked(
    "country",
    "unknown_country",
    "not a country known by code or name",
    () => null,
  );
  const optional = optionalTexts(readers);

  return (cells) => {
    const referenceText = reference(cells);
    if (referenceText === "")
      return refuse("missing_reference", "reference", "The row has no customer number.");
    const nameText = name(cells);
    if (nameText === "") return refuse("missing_name", "name", "The row has no name.");
    return {
      reference: referenceText,
      name: nameText,
      kind: kind(cells),
      country: country(cells) ?? knownCountry(cells),
      currency: currency(cells),
      language: language(cells),
      timeZone: timeZone(cells),
      email: email(cells),
      ...optional(cells),
      group: group(cells) || null,
      terms: terms(cells),
      externalReference: externalReference(cells) || null,
    };
  };
}

function optionalTexts(readers: CellReaders) {
  const phone = readers.text("phone");
  const contactName = readers.text("contactName");
  const street = readers.text("street");
  const city = readers.text("city");
  const postalCode = readers.text("postalCode");
  const region = readers.text("region");
  const taxId = readers.text("taxId");
  const owner = readers.text("owner");
  return (cells: Cells) => ({
    phone: phone(cells) || null,
    contactName: contactName(cells) || null,
    street: street(cells) || null,
    city: city(cells) || null,
    postalCode: postalCode(cells) || null,
    region: region(cells) || null,
    taxId: taxId(cells) || null,
    owner: owner(cells) || null,
  });
}

function checkedReader(readers: CellReaders, refuse: Refuse) {
  return <Value extends string>(
    field: string,
    code: RefusalCode,
    expected: string,
    understand: (text: string) => Value | null,
  ): ((cells: Cells) => Value | null) => {
    const text = readers.text(field);
    return (cells) => {
      const value = text(cells);
      if (value === "") return null;
      return understand(value) ?? refuse(code, field, `${field} ${shown(value)} is ${expected}.`);
    };
  };
}

function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
