import { type IdPrefix, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import type { DocumentKind } from "./drafts.ts";
import { type DocumentHead, findDocument, findDocumentsOfKinds } from "./store.ts";

/** Kinds to the prefix of their ids; those without one of their own share `doc`. */
export const ID_PREFIXES: Readonly<Record<DocumentKind, IdPrefix>> = {
  invoice: "inv",
  credit_note: "crn",
  payment: "pay",
  refund: "rfd",
  fee: "fee",
  interest_charge: "fee",
  write_off: "wof",
  discount: "doc",
  small_difference: "doc",
  opening_debit: "doc",
  opening_credit: "doc",
  reversal: "doc",
};

/** Kinds that leave a debit to settle, and kinds that leave a credit. A reversal leaves either. */
export const DEBIT_KINDS = ["invoice", "fee", "interest_charge", "opening_debit", "refund"] as const;
export const CREDIT_KINDS = [
  "payment",
  "credit_note",
  "opening_credit",
  "write_off",
  "discount",
  "small_difference",
] as const;

/**
 * A document by its id, or by the merchant's number among the kinds asked for (in their order).
 * @throws Refusal not_found.
 */
export async function findDocumentOf(
  ctx: Context,
  kinds: readonly DocumentKind[],
  idOrNumber: string,
): Promise<DocumentHead> {
  const prefixes = [...kinds.map((kind) => ID_PREFIXES[kind]), "doc"] as const;
  const id = prefixes.map((prefix) => parseId(prefix, idOrNumber)).find((parsed) => parsed !== null);
  const byId = id === undefined ? undefined : await findDocument(ctx, id);
  if (byId !== undefined && kinds.includes(byId.kind)) return byId;
  const byNumber = await findDocumentsOfKinds(ctx, kinds, idOrNumber);
  const first = kinds
    .map((kind) => byNumber.find((head) => head.kind === kind))
    .find((head) => head !== undefined);
  if (first === undefined)
    throw refuse(
      "not_found",
      `There is no ${kinds.map((kind) => kind.replaceAll("_", " ")).join(" or ")} ${idOrNumber}.`,
    );
  return first;
}
