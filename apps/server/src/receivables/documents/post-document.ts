import type { PlainDate } from "@goodterms/kernel";
import { type Context, violatedConstraint } from "#platform/db";
import { contentHash, newId } from "#platform/ids";
import { findCustomer } from "../customers/find-customer.ts";
import { lockAccounts } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import { readRates } from "../ledger/rates.ts";
import type { LedgerEntity } from "../ledger/rules.ts";
import { holdEntities } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { bookDocuments } from "./book-documents.ts";
import type { BookingFacts, DocumentDraft, DocumentInput, DocumentKind, Due } from "./drafts.ts";
import { draftDocument } from "./rules.ts";
import { findDocumentsByNumber } from "./store.ts";

/** What every document is posted with, whatever its kind. */
export interface PostRequest {
  /** Id or the merchant's own customer number. */
  readonly customer: string;
  readonly number: string | null;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  /** Reference or id; left out where the merchant has one entity. */
  readonly entity?: string | undefined;
  /** Units of the entity's currency for one of the document's, exact; else the day's rate is used. */
  readonly rate?: string | undefined;
}

export type DocumentParts = Omit<
  DocumentInput,
  "id" | "customerId" | "number" | "currency" | "issuedOn" | "contentHash"
>;

export interface Posted {
  readonly id: string;
  /** False when the same number with the same content had been booked before: then nothing was written. */
  readonly created: boolean;
  readonly draft: DocumentDraft | undefined;
  readonly entity: LedgerEntity;
  readonly entities: ReadonlyMap<string, LedgerEntity>;
}

/**
 * Books one document: gathers customer, entity and rate, drafts it, and writes it with everything that follows. The
 * same number with the same content answers with what stands; with other content it is refused. `given` is what the
 * caller was asked for beyond `request`, before anything was looked up: whatever changes later, a replay stays one.
 * @throws Refusal not_found, no_entity, number_used, and those of drafting (DraftRefusal).
 */
export async function postDocument(
  ctx: Context,
  kind: Exclude<DocumentKind, "reversal">,
  request: PostRequest,
  parts: DocumentParts,
  due: Due,
  given: unknown = { parts, due },
): Promise<Posted> {
  const customer = await findCustomer(ctx, request.customer);
  const { id: entityId } = await findEntity(ctx, request.entity);
  const entities = await holdEntities(ctx, [entityId]);
  const entity = entities.get(entityId);
  if (entity === undefined) throw refuse("not_found", "The entity is gone.");
  await lockAccounts(ctx, [customer.id]);
  const hash = contentHash({
    kind,
    customerId: customer.id,
    entityId,
    request: { ...request, customer: undefined, entity: undefined, rate: rateContent(request, entity) },
    given,
  });
  const standing =
    request.number === null
      ? undefined
      : (await findDocumentsByNumber(ctx, kind, [request.number])).get(request.number);
  if (standing !== undefined) {
    if (standing.contentHash === hash)
      return { id: standing.id, created: false, draft: undefined, entity, entities };
    throw refuse(
      "number_used",
      `A ${kindInWords(kind)} ${request.number} of ${standing.issuedOn} is booked already.`,
      [{ pointer: "/number", message: "is used" }],
    );
  }
  const facts = await gatherFacts(ctx, entity, request);
  const input: DocumentInput = {
    ...parts,
    id: newId(ctx.now),
    customerId: customer.id,
    number: request.number,
    currency: request.currency,
    issuedOn: request.issuedOn,
    contentHash: hash,
  };
  const drafted = draftDocument(kind, input, due, facts);
  if ("refusal" in drafted) {
    const { code, detail, pointer } = drafted.refusal;
    throw refuse(code, detail, [{ pointer, message: detail }]);
  }
  await bookDocuments(ctx, entities, [drafted.draft]).catch((error: unknown) => {
    // Another customer's document took the number between our look and our write.
    if (violatedConstraint(error) === "document_number_unique") {
      throw refuse("number_used", `A ${kindInWords(kind)} ${request.number} has just been booked.`);
    }
    throw error;
  });
  return { id: drafted.draft.id, created: true, draft: drafted.draft, entity, entities };
}

async function gatherFacts(ctx: Context, entity: LedgerEntity, request: PostRequest): Promise<BookingFacts> {
  const today = todayOf(entity, ctx.now);
  if (request.currency === entity.functionalCurrency) return { entity, rate: "1", today };
  if (request.rate !== undefined) return { entity, rate: request.rate, today };
  const rates = await readRates(ctx, [request.currency, entity.functionalCurrency]);
  return { entity, rate: rates(request.currency, entity.functionalCurrency, request.issuedOn), today };
}

/** 0.850 is 0.85, and in the entity's own currency a rate says nothing. */
function rateContent(request: PostRequest, entity: LedgerEntity): string | undefined {
  if (request.currency === entity.functionalCurrency) return undefined;
  return request.rate?.replace(/^0+(?=\d)/, "").replace(/\.0*$|(\.\d*[1-9])0+$/, "$1");
}

export function kindInWords(kind: DocumentKind): string {
  return kind.replaceAll("_", " ");
}
