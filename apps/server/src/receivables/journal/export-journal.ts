import { formatId, formatMinor, type PlainDate } from "@goodterms/kernel";
import { stringify } from "csv-stringify/sync";
import type { Context } from "#platform/db";
import { neutraliseCell } from "../imports/mapping/neutralise-cell.ts";
import { chooseEntities } from "../statements/scope.ts";
import { accountsOf, currenciesOf, hledgerAmount, type JournalEntry, toHledger } from "./rules.ts";
import { type JournalSelection, streamEntries } from "./store.ts";

export type JournalFormat = "json" | "csv" | "hledger";

export interface JournalRequest {
  /** Both days are included; without them the whole book is told. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  /** Our id, or the merchant's own reference. */
  readonly entity?: string | undefined;
}

const COLUMNS = [
  "entry",
  "effectiveOn",
  "bookedAt",
  "kind",
  "entity",
  "documentKind",
  "documentNumber",
  "position",
  "debitCode",
  "debitAccount",
  "creditCode",
  "creditAccount",
  "customer",
  "currency",
  "amount",
  "functionalCurrency",
  "functionalAmount",
];

/**
 * The book as text, in pieces, ordered by day, booking and id: one JSON object a line (amounts in minor units), CSV
 * with a row a posting (amounts as decimals), or an hledger journal. Read it inside the transaction of `ctx`.
 * @throws Refusal not_found for an unknown entity.
 */
export async function exportJournal(
  ctx: Context,
  request: JournalRequest,
  format: JournalFormat,
): Promise<AsyncGenerator<string>> {
  const selection: JournalSelection = {
    from: request.from ?? null,
    to: request.to ?? null,
    entityId:
      request.entity === undefined ? null : ((await chooseEntities(ctx, request.entity))[0]?.id ?? null),
  };
  const batches = streamEntries(ctx, selection);
  if (format === "json") return writeEach(batches, (entry) => `${JSON.stringify(toJson(entry))}\n`);
  if (format === "csv") return writeCsv(batches);
  return writeHledger(batches);
}

async function* writeEach(
  batches: AsyncIterable<JournalEntry[]>,
  write: (entry: JournalEntry) => string,
): AsyncGenerator<string> {
  for await (const entries of batches) yield entries.map(write).join("");
}

async function* writeCsv(batches: AsyncIterable<JournalEntry[]>): AsyncGenerator<string> {
  yield stringify([COLUMNS]);
  yield* writeEach(batches, (entry) => stringify(toCsvRows(entry)));
}

async function* writeHledger(batches: AsyncIterable<JournalEntry[]>): AsyncGenerator<string> {
  // Declared before their first use, so that `hledger check --strict` finds no unknown name.
  const declared = new Set<string>();
  const declare = (line: string): string => {
    if (declared.has(line)) return "";
    declared.add(line);
    return line;
  };
  yield* writeEach(batches, (entry) => {
    const commodities = currenciesOf(entry).map((currency) =>
      declare(`commodity ${hledgerAmount(1000n, currency)}\n`),
    );
    const accounts = accountsOf(entry).map((account) => declare(`account ${account}\n`));
    return `${commodities.join("")}${accounts.join("")}${toHledger(entry)}`;
  });
}

function toJson(entry: JournalEntry): unknown {
  const { id, documentId, reversesEntryId, entityReference, postings, ...told } = entry;
  return {
    id: formatId("jen", id),
    ...told,
    documentId: documentId === null ? null : formatId("doc", documentId),
    reverses: reversesEntryId === null ? null : formatId("jen", reversesEntryId),
    entity: entityReference,
    postings: postings.map(({ amountMinor, functionalMinor, customerReference, ...posting }) => ({
      ...posting,
      customer: customerReference,
      amount: amountMinor === null ? null : Number(amountMinor),
      functionalAmount: Number(functionalMinor),
    })),
  };
}

function toCsvRows(entry: JournalEntry): string[][] {
  const head = [formatId("jen", entry.id), entry.effectiveOn, entry.bookedAt.toISOString(), entry.kind];
  const about = [entry.entityReference, entry.documentKind ?? "", entry.documentNumber ?? ""];
  return entry.postings.map((posting, index) =>
    [
      ...head,
      ...about,
      String(index + 1),
      posting.debit.code,
      posting.debit.name,
      posting.credit.code,
      posting.credit.name,
      posting.customerReference ?? "",
      posting.currency,
      posting.amountMinor === null ? "" : formatMinor(posting.amountMinor, posting.currency),
      entry.functionalCurrency,
      formatMinor(posting.functionalMinor, entry.functionalCurrency),
    ].map(neutraliseCell),
  );
}
