import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Answers } from "./mapping/questions.ts";
import { settleMapping } from "./propose-mapping.ts";
import { type ImportRow, mayBegin } from "./rules.ts";
import { saveMapping } from "./saved-mappings/save-mapping.ts";
import { beginPass, lockImport } from "./store.ts";

export interface Beginning {
  /** The proposed mapping with what was corrected; left out, the guess (or the one run before) is used. */
  readonly mapping?: Mapping | undefined;
  readonly answers?: Answers | undefined;
  /** Keeps the mapping under this name. */
  readonly saveAs?: string | undefined;
  /** Tries everything and books nothing. */
  readonly dryRun: boolean;
}

/**
 * Decides the mapping and begins a pass over the file, for a runner to take up. A dry run may be followed by the real
 * run; an import that failed or was cancelled may be begun again, and what it had booked is then a duplicate.
 * @throws Refusal not_found, import_state, mapping_incomplete.
 */
export async function startImport(ctx: Context, id: string, given: Beginning): Promise<void> {
  const row = await holdImport(ctx, id);
  if (!mayBegin(row)) {
    throw refuse(
      "import_state",
      row.state === "done" ? "The import is done." : `The import is ${row.state}.`,
    );
  }
  const settled = await settleMapping(ctx, row, given);
  if (given.saveAs !== undefined) await saveMapping(ctx, given.saveAs, settled.mapping);
  await beginPass(ctx, row.id, { ...settled, dryRun: given.dryRun });
  await recordEvents(ctx, [
    {
      type: given.dryRun ? "receivables.import_check_started" : "receivables.import_started",
      subjectType: "import",
      subjectId: row.id,
      subjectVersion: row.version + 1n,
      data: { kind: row.kind, pass: row.pass + 1 },
    },
  ]);
}

/** The import of that id (`imp_…` or bare), held against other writers. @throws Refusal not_found. */
export async function holdImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await lockImport(ctx, importId(id));
  if (row === undefined) throw refuse("not_found", `There is no import ${id}.`);
  return row;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The bare id of `imp_…`. @throws Refusal not_found for anything else. */
export function importId(id: string): string {
  const bare = parseId("imp", id) ?? (UUID.test(id) ? id : null);
  if (bare === null) throw refuse("not_found", `There is no import ${id}.`);
  return bare;
}
