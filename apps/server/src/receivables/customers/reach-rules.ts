// How a customer is reached: contacts and addresses are compared by content, so that what stays keeps its id.
import { contentHash } from "#platform/ids";
import type { AddressInput, AddressKind, ContactInput } from "./rules.ts";

export const CONTACT_ROLE_DEFAULT = "billing";

export interface ContactContent {
  readonly name: string;
  readonly role: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}

export interface Contact extends ContactContent {
  readonly id: string;
}

export interface AddressContent {
  readonly kind: AddressKind;
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region: string | null;
  readonly country: string;
}

export interface Address extends AddressContent {
  readonly id: string;
}

export function contactContent(contact: ContactInput): ContactContent {
  return {
    name: contact.name.trim(),
    role: contact.role?.trim() ?? CONTACT_ROLE_DEFAULT,
    email: contact.email?.trim() ?? null,
    phone: contact.phone?.trim() ?? null,
    language: contact.language ?? null,
  };
}

export function addressContent(address: AddressInput): AddressContent {
  return {
    kind: address.kind,
    lines: address.lines.map((line) => line.trim()),
    city: address.city.trim(),
    postalCode: address.postalCode.trim(),
    region: address.region?.trim() ?? null,
    country: address.country,
  };
}

export interface ListChange<Content> {
  readonly added: readonly Content[];
  readonly removedIds: readonly string[];
}

/** What to add and what to remove so that a list holds just the wanted contents, each as often as it is wanted. */
export function replaceByContent<Content extends object>(
  standing: readonly (Content & { readonly id: string })[],
  wanted: readonly Content[],
): ListChange<Content> {
  const unclaimed = new Map<string, string[]>();
  for (const { id, ...content } of standing) {
    const hash = contentHash(content);
    unclaimed.set(hash, [...(unclaimed.get(hash) ?? []), id]);
  }
  const added = wanted.filter((content) => unclaimed.get(contentHash(content))?.shift() === undefined);
  return { added, removedIds: [...unclaimed.values()].flat() };
}
