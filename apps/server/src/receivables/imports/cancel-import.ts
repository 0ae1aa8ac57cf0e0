import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { holdImport } from "./start-import.ts";
import { finishImport } from "./store.ts";

/**
 * Ends an import where it is. What it has booked stays, since documents are only undone by reversing them; the rest is
 * not booked. Its runner notices at its next batch. @throws Refusal not_found, import_state.
 */
export async function cancelImport(ctx: Context, id: string): Promise<void> {
  const row = await holdImport(ctx, id);
  if (row.state === "cancelled") return;
  if (row.state === "done" || row.state === "failed") {
    throw refuse("import_state", `The import is ${row.state}; there is nothing left to cancel.`);
  }
  await finishImport(ctx, row.id, "cancelled", null);
  await recordEvents(ctx, [
    {
      type: "receivables.import_cancelled",
      subjectType: "import",
      subjectId: row.id,
      subjectVersion: row.version + 1n,
      data: { kind: row.kind, documentsPosted: row.documentsPosted },
    },
  ]);
}
