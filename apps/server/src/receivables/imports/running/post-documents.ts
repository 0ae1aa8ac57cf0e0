import type { Context } from "#platform/db";
import { type BatchDocument, type BatchOutcome, batchHash } from "../../documents/batch-rules.ts";
import { postBatch } from "../../documents/post-batch.ts";
import { listEntities } from "../../ledger/entities.ts";
import type { ImportLine } from "../line-store.ts";
import { compileMapping } from "../mapping/apply-mapping.ts";
import type { LineOutcome, MappedRow } from "../mapping/documents.ts";
import { foldPayment, type MappedPaymentRow } from "../mapping/fold-payment.ts";
import { foldDocument } from "../mapping/group-documents.ts";
import { leftOut } from "./refused-lines.ts";
import { batchDocumentOf, batchPaymentOf } from "./to-batch.ts";
import type { ChunkResult, PlacedRow, PrepareChunk, RunFacts } from "./types.ts";

/** A unit after the mapping: a document to book with the lines that will share its fate, or only lines left out. */
interface Prepared {
  readonly rows: readonly PlacedRow[];
  readonly document: BatchDocument | null;
  /** The entity that its rows name; null where they name none, and the document is the import's entity's. */
  readonly entity: string | null;
  /** Lines whose fate is settled before booking. */
  readonly settled: readonly (LineOutcome & { readonly outcome: "duplicate" | "refused" })[];
}

/** Posts invoices, credit notes or payments; each unit of rows is one document. */
export function documentPoster(run: RunFacts): PrepareChunk {
  const prepare = run.kind === "payments" ? paymentPreparer(run) : documentPreparer(run);
  return (units) => {
    const ready = units.map(prepare);
    // Remembered for when the document is drafted.
    for (const { document, entity } of ready) if (document !== null && entity === null) batchHash(document);
    return async (ctx) => {
      const prepared = await placeInEntities(ctx, ready);
      const documents = prepared.flatMap(({ document }) => document ?? []);
      const posted =
        documents.length === 0
          ? { outcomes: [], documentsPosted: 0, customersCreated: 0 }
          : await postBatch(ctx, documents, { importId: run.importId, rates: run.rates });
      return accountFor(prepared, posted.outcomes, posted, run.delimiter ?? ",");
    };
  };
}

/** Says where every line of a chunk ended: exactly one outcome a line. */
function accountFor(
  prepared: readonly Prepared[],
  outcomes: readonly BatchOutcome[],
  counts: Pick<ChunkResult, "documentsPosted" | "customersCreated">,
  delimiter: string,
): ChunkResult {
  const lines: ImportLine[] = [];
  let accepted = 0;
  let next = 0;
  for (const { rows, document, settled } of prepared) {
    const before = new Map(settled.map((outcome) => [outcome.line, outcome]));
    const posted = document === null ? null : (outcomes[next] ?? null);
    if (document !== null) next += 1;
    for (const row of rows) {
      const fate = before.get(row.line) ?? posted;
      if (fate === null || fate.outcome === "posted") accepted += 1;
      else {
        const code = fate.outcome === "refused" ? fate.code : "already_booked";
        lines.push(
          leftOut(
            row,
            delimiter,
            fate.outcome,
            before.has(row.line) && fate.outcome === "duplicate" ? "repeated_row" : code,
            fate.message,
          ),
        );
      }
    }
  }
  return { accepted, lines, ...counts };
}

type Preparer = (rows: readonly PlacedRow[]) => Prepared;

/** Puts each document that names an entity into its books; one that names an unknown entity is refused. */
async function placeInEntities(ctx: Context, ready: readonly Prepared[]): Promise<readonly Prepared[]> {
  if (ready.every(({ entity }) => entity === null)) return ready;
  const entities = new Map((await listEntities(ctx)).map((entity) => [entity.reference, entity.id]));
  return ready.map((prepared) => {
    const { rows, document, entity } = prepared;
    if (document === null || entity === null) return prepared;
    const entityId = entities.get(entity);
    if (entityId === undefined) return refuseUnit(rows, "unknown_entity", `There is no entity ${entity}.`);
    return { ...prepared, document: { ...document, entityId } };
  });
}

function documentPreparer(run: RunFacts): Preparer {
  const kind = run.kind === "credit-notes" ? "credit-notes" : "invoices";
  const apply = compileMapping(run.mapping, kind, run.headers);
  return (rows) => {
    const mapped = rows.map((row): MappedRow => ({ line: row.line, ...apply(row) }));
    const folded = foldDocument(mapped, run.mapping);
    const settled = folded.lines.filter((line) => line.outcome !== "accepted");
    if (folded.document === null) return { rows, document: null, entity: null, settled };
    const document = batchDocumentOf(folded.document, run.entityId);
    return { rows, document, entity: folded.document.entity, settled };
  };
}

function paymentPreparer(run: RunFacts): Preparer {
  const apply = compileMapping(run.mapping, "payments", run.headers);
  return (rows) => {
    const mapped = rows.map((row): MappedPaymentRow => ({ line: row.line, ...apply(row) }));
    const { payment, lines } = foldPayment(mapped, run.mapping);
    const document = payment === null ? null : batchPaymentOf(payment, run.entityId);
    return { rows, document, entity: null, settled: lines.filter((line) => line.outcome !== "accepted") };
  };
}

function refuseUnit(rows: readonly PlacedRow[], code: string, message: string): Prepared {
  return {
    rows,
    document: null,
    entity: null,
    settled: rows.map(({ line }) => ({ line, outcome: "refused", code, message })),
  };
}
