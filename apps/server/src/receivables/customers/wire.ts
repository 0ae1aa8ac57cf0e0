import { formatId, type PlainDate, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Amount,
  Closed,
  CountryCode,
  CurrencyCode,
  DateOn,
  Instant,
  Nullable,
  OneOf,
  TimeZone,
} from "#platform/http";
import type { Terms } from "../documents/terms/rules.ts";
import { TermsInput } from "../documents/wire.ts";
import type { CustomerGroup } from "./group-store.ts";
import type { CustomerListRow } from "./list-customers.ts";
import type { CustomerView } from "./read-customer.ts";
import {
  ADDRESS_KINDS,
  ADDRESS_LINES_MAX,
  ADDRESSES_MAX,
  CONTACTS_MAX,
  CUSTOMER_KINDS,
  EXTERNAL_REFERENCES_MAX,
  REFERENCE_LENGTH_MAX,
  TAX_IDS_MAX,
  TEXT_LENGTH_MAX,
} from "./rules.ts";

// PostgreSQL's texts cannot hold the character zero.
const NO_ZERO = "^[^\\u0000]*$";
export const Text = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX, pattern: NO_ZERO });
export const AnyText = Type.String({ maxLength: TEXT_LENGTH_MAX, pattern: NO_ZERO });
/** An id of ours or the merchant's own reference. */
export const Reference = Type.String({ minLength: 1, maxLength: REFERENCE_LENGTH_MAX, pattern: NO_ZERO });
const TaxId = Closed({ kind: Text, value: Text });

const ContactInput = Closed({
  name: Text,
  role: Type.Optional(Text),
  email: Type.Optional(Nullable(Text)),
  phone: Type.Optional(Nullable(Text)),
  language: Type.Optional(Nullable(Text)),
});

const AddressInput = Closed({
  kind: OneOf(ADDRESS_KINDS),
  lines: Type.Array(Text, { maxItems: ADDRESS_LINES_MAX }),
  city: Text,
  postalCode: AnyText,
  region: Type.Optional(Nullable(Text)),
  country: CountryCode,
});

/** An owner, a member of the merchant by the id that /v1/people gives, in the stored form: the sign-in's uuid. */
export function readOwner(text: string): string {
  return parseId("usr", text) ?? text;
}

function ownerText(userId: string | null): string | null {
  return userId === null ? null : formatId("usr", userId);
}

/** What is left out stays as it is, null clears, a list replaces the list. */
export const CustomerPut = Closed({
  name: Text,
  kind: OneOf(CUSTOMER_KINDS),
  country: Type.Optional(Nullable(CountryCode)),
  currency: Type.Optional(Nullable(CurrencyCode)),
  language: Type.Optional(Nullable(Text)),
  timeZone: Type.Optional(Nullable(TimeZone)),
  group: Type.Optional(Nullable(Reference)),
  ownerId: Type.Optional(Nullable(Reference)),
  terms: Type.Optional(Nullable(TermsInput)),
  taxIds: Type.Optional(Type.Array(TaxId, { maxItems: TAX_IDS_MAX })),
  externalReferences: Type.Optional(
    Type.Record(Type.String({ pattern: "^[A-Za-z0-9_.-]{1,60}$" }), Text, {
      maxProperties: EXTERNAL_REFERENCES_MAX,
    }),
  ),
  contacts: Type.Optional(Type.Array(ContactInput, { maxItems: CONTACTS_MAX })),
  addresses: Type.Optional(Type.Array(AddressInput, { maxItems: ADDRESSES_MAX })),
});

export const CustomerBody = Closed(
  {
    id: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    kind: OneOf(CUSTOMER_KINDS),
    country: Nullable(Type.String()),
    currency: Nullable(Type.String()),
    language: Nullable(Type.String()),
    timeZone: Nullable(Type.String()),
    group: Nullable(Type.String({ description: "The group's reference" })),
    ownerId: Nullable(Type.String()),
    terms: Nullable(Type.Unsafe<Terms>(Type.Object({}, { additionalProperties: true }))),
    taxIds: Type.Array(TaxId),
    externalReferences: Type.Record(Type.String(), Type.String()),
    contacts: Type.Array(
      Closed({
        id: Type.String(),
        name: Type.String(),
        role: Type.String(),
        email: Nullable(Type.String()),
        phone: Nullable(Type.String()),
        language: Nullable(Type.String()),
      }),
    ),
    addresses: Type.Array(
      Closed({
        id: Type.String(),
        kind: OneOf(ADDRESS_KINDS),
        lines: Type.Array(Type.String()),
        city: Type.String(),
        postalCode: Type.String(),
        region: Nullable(Type.String()),
        country: Type.String(),
      }),
    ),
    version: Amount,
    createdAt: Instant,
    updatedAt: Instant,
  },
  { $id: "Customer" },
);

export function customerBody(customer: CustomerView) {
  const { groupId: _, ...shown } = customer;
  return {
    ...shown,
    id: formatId("cus", customer.id),
    ownerId: ownerText(customer.ownerId),
    group: customer.group?.reference ?? null,
    taxIds: [...customer.taxIds],
    contacts: customer.contacts.map((contact) => ({ ...contact, id: formatId("con", contact.id) })),
    addresses: customer.addresses.map((address) => ({
      ...address,
      id: formatId("adr", address.id),
      lines: [...address.lines],
    })),
  };
}

export const CustomerRowBody = Closed(
  {
    id: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    kind: OneOf(CUSTOMER_KINDS),
    country: Nullable(Type.String()),
    ownerId: Nullable(Type.String()),
    currency: Nullable(
      Type.String({
        description: "Of the amounts: the currency in which most is open, else the customer's own",
      }),
    ),
    openAmount: Amount,
    overdueAmount: Amount,
    unappliedAmount: Amount,
    oldestDueOn: Nullable(DateOn),
    daysPastDue: Type.Integer(),
    openItems: Type.Integer(),
    currencies: Type.Array(
      Closed({ currency: Type.String(), openAmount: Amount, overdueAmount: Amount, unappliedAmount: Amount }),
    ),
  },
  { $id: "CustomerRow" },
);

export function customerRowBody(row: CustomerListRow) {
  return {
    id: formatId("cus", row.id),
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    country: row.country,
    ownerId: ownerText(row.ownerId),
    currency: row.sumCurrency,
    openAmount: row.openMinor,
    overdueAmount: row.overdueMinor,
    unappliedAmount: row.unappliedMinor,
    oldestDueOn: row.oldestDueOn as PlainDate | null,
    daysPastDue: row.daysPastDue,
    openItems: row.openItems,
    currencies: row.currencies.map((sum) => ({
      currency: sum.currency,
      openAmount: sum.openMinor,
      overdueAmount: sum.overdueMinor,
      unappliedAmount: sum.unappliedMinor,
    })),
  };
}

export const GroupBody = Closed(
  { id: Type.String(), reference: Type.String(), name: Type.String(), createdAt: Instant },
  { $id: "CustomerGroup" },
);

export function groupBody(group: CustomerGroup) {
  const { id, reference, name, createdAt } = group;
  return { id: formatId("grp", id), reference, name, createdAt };
}
