import { type Caller, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { FileTooLargeError, type KeptFile } from "#platform/files";
import { newId } from "#platform/ids";
import { findEntity } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";
import type { ImportKind } from "./mapping/records.ts";
import { FileError } from "./reading/file-error.ts";
import { type Preview, previewFile } from "./reading/preview.ts";
import type { ReadOptions } from "./reading/rows.ts";
import type { ImportTools } from "./running/lease.ts";
import { storable } from "./running/refused-lines.ts";
import { insertImport } from "./store.ts";

const FILE_NAME_LENGTH_MAX = 300;
const SHOWN_CELL_LENGTH_MAX = 200;

export interface NewFile {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Reference or id; left out where the merchant has one entity. */
  readonly entity?: string | undefined;
  readonly source: AsyncIterable<Uint8Array>;
  /** Where the caller knows better than detection. */
  readonly readOptions?: Pick<ReadOptions, "encoding" | "delimiter" | "format" | "hasHeader"> | undefined;
}

/**
 * Takes a file in: streams it to disk, looks at its start, and keeps what was found for the mapping. Returns the
 * import's id. Nothing remains of a file that is refused.
 * @throws Refusal unreadable_file with the place and the remedy, no_entity, not_found.
 */
export async function createImport(tools: ImportTools, caller: Caller, given: NewFile): Promise<string> {
  const entity = await inMerchant(tools.database, caller, (ctx) => findEntity(ctx, given.entity));
  const kept = await keepSource(tools, given.source);
  try {
    const readOptions = { ...given.readOptions, fileName: given.fileName };
    const preview = storablePreview(await previewFile(tools.files.read(kept.path), readOptions));
    return await inMerchant(tools.database, caller, async (ctx) => {
      const id = newId(ctx.now);
      await insertImport(ctx, {
        id,
        kind: given.kind,
        fileName: storable(given.fileName.slice(0, FILE_NAME_LENGTH_MAX)),
        filePath: kept.path,
        fileBytes: BigInt(kept.bytes),
        fileSha256: kept.sha256,
        entityId: entity.id,
        readOptions: given.readOptions ?? {},
        preview,
      });
      const data = { kind: given.kind, fileBytes: kept.bytes, fileSha256: kept.sha256.toString("hex") };
      const subject = { subjectType: "import", subjectId: id, subjectVersion: 1n };
      await recordEvents(ctx, [{ type: "receivables.import_uploaded", ...subject, data }]);
      return id;
    });
  } catch (error) {
    await tools.files.remove(kept.path);
    if (error instanceof FileError) throw refuse("unreadable_file", error.message);
    throw error;
  }
}

async function keepSource(tools: ImportTools, source: AsyncIterable<Uint8Array>): Promise<KeptFile> {
  try {
    return await tools.files.keep(source);
  } catch (error) {
    if (error instanceof FileTooLargeError) throw refuse("unreadable_file", error.message);
    throw error;
  }
}

/** A preview as JSON that the database can keep; long cells are cut, since it is for showing. */
function storablePreview(preview: Preview): Preview {
  const rows = preview.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.slice(0, SHOWN_CELL_LENGTH_MAX)),
  }));
  const text = JSON.stringify({ ...preview, rows }, (_key, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
  return JSON.parse(text) as Preview;
}
