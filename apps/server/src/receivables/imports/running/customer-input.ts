import type { CustomerInput } from "../../customers/rules.ts";
import type { CustomerRecord } from "../mapping/records.ts";

/** What a row of a customer file asks for; an empty cell says nothing, so that what stands stays. Pure. */
export function inputOf(record: CustomerRecord): CustomerInput {
  const given = <Value>(value: Value | null): Value | undefined => value ?? undefined;
  const hasContact = record.email !== null || record.phone !== null || record.contactName !== null;
  const hasAddress = record.city !== null && record.country !== null;
  return {
    reference: record.reference,
    name: record.name,
    kind: record.kind ?? "business",
    country: given(record.country),
    currency: given(record.currency),
    language: given(record.language),
    timeZone: given(record.timeZone),
    group: given(record.group),
    ownerId: given(record.owner),
    terms: given(record.terms),
    taxIds: record.taxId === null ? undefined : [taxIdOf(record.taxId)],
    externalReferences:
      record.externalReference === null ? undefined : { imported: record.externalReference },
    contacts: hasContact
      ? [{ name: record.contactName ?? record.name, email: record.email, phone: record.phone }]
      : undefined,
    addresses: hasAddress
      ? [
          {
            kind: "billing",
            lines: record.street === null ? [] : [record.street],
            city: record.city ?? "",
            postalCode: record.postalCode ?? "",
            region: record.region,
            country: record.country ?? "",
          },
        ]
      : undefined,
  };
}

/** A number with a country in front is a VAT number; anything else is kept as it is. */
function taxIdOf(value: string): { kind: string; value: string } {
  const compact = value.replaceAll(/[ .-]/g, "").toUpperCase();
  return /^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(compact)
    ? { kind: "vat", value: compact }
    : { kind: "tax", value };
}
