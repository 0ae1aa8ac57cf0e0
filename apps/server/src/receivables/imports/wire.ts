import { formatId } from "@goodterms/kernel";
import type { Static } from "typebox";
import type { ImportView } from "./read-import.ts";
import type { SavedMapping } from "./saved-mappings/store.ts";
import type { ImportSchema, SavedMappingSchema } from "./schemas.ts";

/** An import as it is answered: what the schema names and nothing else. */
export function importOnWire(view: ImportView): Static<typeof ImportSchema> {
  const { shape, preview, proposal, savedMappings, reasons, ...rest } = view;
  return {
    ...rest,
    shape: {
      format: shape.format,
      encoding: shape.encoding,
      delimiter: shape.delimiter,
      compression: shape.compression,
      hasHeader: shape.hasHeader,
      warnings: [...shape.warnings],
    },
    preview: {
      headers: [...preview.headers],
      rows: preview.rows.map((cells) => [...cells]),
      columns: preview.columns.map((column) => ({ ...column, examples: [...column.examples] })),
    },
    proposal: {
      mapping: proposal.mapping,
      questions: proposal.questions.map((question) => ({ ...question, choices: [...question.choices] })),
      notices: [...proposal.notices],
    },
    savedMappings: savedMappings.map((saved) => ({
      ...mappingOnWire(saved),
      fitsColumns: saved.fitsColumns,
    })),
    reasons: [...reasons],
  };
}

export function mappingOnWire(saved: SavedMapping): Static<typeof SavedMappingSchema> {
  const { id, name, kind, mapping, createdAt } = saved;
  return { id: formatId("map", id), name, kind, mapping, createdAt };
}
