// A small book for the tests of reports, kept by the ledger's own verbs.
import { randomUUID } from "node:crypto";
import { type PlainDate, plainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { aBareMerchant, type TestDatabase, type TestMerchant } from "../../../../test/house.ts";
import { allocateItems } from "../../allocations/allocate-items.ts";
import { bookDocuments } from "../../documents/book-documents.ts";
import { changeDueDate } from "../../documents/change-due-date.ts";
import { disputeItem } from "../../documents/dispute-item.ts";
import { type BookedDocument, draftReversal } from "../../documents/draft-reversal.ts";
import type { DocumentDraft, DocumentKind, Due } from "../../documents/drafts.ts";
import { draftDocument } from "../../documents/rules.ts";
import { type Entity, putEntity, todayOf } from "../../ledger/entities.ts";
import { holdEntities } from "../../ledger/store.ts";

export interface GivenDocument {
  readonly kind?: Exclude<DocumentKind, "reversal">;
  readonly customer: string;
  readonly number: string;
  readonly amount: number;
  readonly tax?: number;
  readonly issuedOn: string;
  readonly dueOn?: string;
  readonly schedule?: readonly (readonly [dueOn: string, amount: number])[];
  readonly currency?: string;
  readonly rate?: string;
  readonly entity?: string;
}

export interface GivenAllocation {
  readonly credit: string;
  readonly debit: string;
  readonly amount: number;
  readonly debitAmount?: number;
  readonly rate?: string;
  readonly instalment?: number;
  readonly on: string;
  readonly groupConsent?: boolean;
}

export interface Book {
  readonly merchant: TestMerchant;
  readonly run: TestMerchant["run"];
  entity(reference: string, timeZone?: string, functionalCurrency?: string): Promise<Entity>;
  customer(reference: string, name?: string, more?: { ownerId?: string; groupId?: string }): Promise<string>;
  /** Books a document of whole minor units and gives its id. */
  document(given: GivenDocument): Promise<string>;
  allocate(given: GivenAllocation): Promise<void>;
  /** Reverses a document that nothing is allocated to. */
  reverse(number: string, on: string): Promise<void>;
  moveDueDate(number: string, dueOn: string): Promise<void>;
  dispute(number: string, amount: number): Promise<void>;
  /** Moves the clock to noon, in UTC, of a day. */
  onDay(day: string): void;
}

/** A merchant with one entity, MAIN, in London, that keeps its books in euros. */
export async function aBook(database: TestDatabase): Promise<Book> {
  const merchant = await aBareMerchant(database);
  const { run } = merchant;
  const drafts = new Map<string, DocumentDraft>();
  const entities = new Map<string, Entity>();
  const customers = new Map<string, string>();
  const draftOf = (number: string): DocumentDraft => {
    const found = drafts.get(number);
    if (found === undefined) throw new Error(`no document ${number}`);
    return found;
  };
  const book: Book = {
    merchant,
    run,
    entity: async (reference, timeZone = "Europe/London", functionalCurrency = "EUR") => {
      const made = await run((ctx) =>
        putEntity(ctx, { reference, name: `${reference} Ltd`, country: "GB", functionalCurrency, timeZone }),
      );
      entities.set(reference, made);
      return made;
    },
    customer: async (reference, name = `Customer ${reference}`, more = {}) => {
      const id = await run((ctx) => insertCustomer(ctx, reference, name, more));
      customers.set(reference, id);
      return id;
    },
    document: async (given) => {
      const customerId = customers.get(given.customer) ?? (await book.customer(given.customer));
      const entity = entities.get(given.entity ?? "MAIN");
      if (entity === undefined) throw new Error(`no entity ${given.entity}`);
      const draft = await run((ctx) => bookOne(ctx, given, customerId, entity));
      drafts.set(given.number, draft);
      return draft.id;
    },
    allocate: (given) => run((ctx) => allocateOne(ctx, given, draftOf(given.credit), draftOf(given.debit))),
    reverse: (number, on) => run((ctx) => reverseOne(ctx, draftOf(number), plainDate(on))),
    moveDueDate: async (number, dueOn) => {
      await run((ctx) => changeDueDate(ctx, { document: number, dueOn: plainDate(dueOn), reason: "test" }));
    },
    dispute: async (number, amount) => {
      await run((ctx) =>
        disputeItem(ctx, { document: number, disputedMinor: BigInt(amount), reason: "test" }),
      );
    },
    onDay: (day) => merchant.clock.set(new Date(`${day}T12:00:00Z`)),
  };
  await book.entity("MAIN");
  return book;
}

async function insertCustomer(
  ctx: Context,
  reference: string,
  name: string,
  more: { ownerId?: string; groupId?: string },
): Promise<string> {
  const id = randomUUID();
  await sql`INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, owner_id, group_id, version, created_at, updated_at)
    VALUES (${ctx.merchantId}, ${id}, ${reference}, 'business', ${name}, ${more.ownerId ?? null}, ${more.groupId ?? null}, 1,
      ${ctx.now}, ${ctx.now})`.execute(ctx.tx);
  await sql`INSERT INTO receivables.exposure_account (merchant_id, id, holder, currency, version)
    VALUES (${ctx.merchantId}, ${id}, 'customer', 'EUR', 1)`.execute(ctx.tx);
  return id;
}

async function bookOne(
  ctx: Context,
  given: GivenDocument,
  customerId: string,
  entity: Entity,
): Promise<DocumentDraft> {
  const held = await holdEntities(ctx, [entity.id]);
  const ledger = held.get(entity.id);
  if (ledger === undefined) throw new Error("the entity is not there");
  const currency = given.currency ?? "EUR";
  const input = {
    id: randomUUID(),
    customerId,
    number: given.number,
    currency,
    issuedOn: plainDate(given.issuedOn),
    netMinor: BigInt(given.amount - (given.tax ?? 0)),
    taxMinor: BigInt(given.tax ?? 0),
    contentHash: randomUUID(),
    method: given.kind === "payment" ? "bank_transfer" : null,
  };
  const rate = given.rate ?? (currency === entity.functionalCurrency ? "1" : null);
  const facts = { entity: ledger, rate, today: todayOf(entity, ctx.now) };
  const drafted = draftDocument(given.kind ?? "invoice", input, dueOf(given), facts);
  if ("refusal" in drafted) throw new Error(drafted.refusal.detail);
  await bookDocuments(ctx, held, [drafted.draft]);
  return drafted.draft;
}

function dueOf(given: GivenDocument): Due {
  if (given.schedule === undefined) return { dueOn: plainDate(given.dueOn ?? given.issuedOn) };
  return {
    schedule: given.schedule.map(([dueOn, amount]) => ({
      dueOn: plainDate(dueOn),
      amountMinor: BigInt(amount),
    })),
  };
}

async function allocateOne(
  ctx: Context,
  given: GivenAllocation,
  credit: DocumentDraft,
  debit: DocumentDraft,
): Promise<void> {
  const held = await holdEntities(ctx, [debit.entityId]);
  await allocateItems(ctx, held, [
    {
      creditDocumentId: credit.id,
      creditInstalment: 1,
      debitDocumentId: debit.id,
      debitInstalment: given.instalment ?? 1,
      creditMinor: BigInt(given.amount),
      debitMinor: BigInt(given.debitAmount ?? given.amount),
      rate: given.rate ?? null,
      effectiveOn: plainDate(given.on),
      groupConsent: given.groupConsent ?? false,
    },
  ]);
}

async function reverseOne(ctx: Context, booked: BookedDocument, reversedOn: PlainDate): Promise<void> {
  const held = await holdEntities(ctx, [booked.entityId]);
  const given = {
    id: randomUUID(),
    reversedOn,
    reason: "test",
    method: "correction",
    contentHash: randomUUID(),
  };
  const reversal = draftReversal(booked, given);
  await bookDocuments(ctx, held, [reversal]);
  const isDebit = booked.items[0]?.side === "debit";
  await allocateItems(
    ctx,
    held,
    booked.items.map((item) => ({
      creditDocumentId: isDebit ? reversal.id : booked.id,
      creditInstalment: item.instalment,
      debitDocumentId: isDebit ? booked.id : reversal.id,
      debitInstalment: item.instalment,
      creditMinor: item.amountMinor,
      debitMinor: item.amountMinor,
      rate: null,
      effectiveOn: reversedOn,
      groupConsent: false,
    })),
  );
}
