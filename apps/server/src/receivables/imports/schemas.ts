import { Type } from "typebox";
import { Amount, Closed, Instant, Nullable, OneOf } from "#platform/http";
import { MappingSchema } from "./mapping/mapping.ts";
import { IMPORT_KINDS } from "./mapping/records.ts";
import { IMPORT_STATES } from "./rules.ts";

const ANSWERS_MAX = 500;
const ANSWER_LENGTH_MAX = 500;
const NAME_LENGTH_MAX = 200;

export const KindOfImport = OneOf(IMPORT_KINDS);
export const MappingName = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX });

/** Counts of rows and bytes are integers on the wire, as amounts are. */
const Count = Amount;

const summary = {
  id: Type.String(),
  kind: KindOfImport,
  fileName: Type.String(),
  state: OneOf(IMPORT_STATES),
  dryRun: Type.Boolean(),
  error: Nullable(Type.String()),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
  progress: Closed({
    bytesRead: Count,
    fileBytes: Count,
    rowsRead: Count,
    accepted: Count,
    duplicate: Count,
    refused: Count,
    documentsPosted: Count,
    customersCreated: Count,
    rowsPerSecond: Nullable(Type.Integer()),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
  }),
};

export const ImportSummarySchema = Closed(summary, { $id: "ImportSummary" });

const QuestionSchema = Closed(
  {
    id: Type.String({ description: "Answer under this id" }),
    code: Type.String(),
    field: Nullable(Type.String()),
    column: Nullable(Type.String()),
    text: Type.String(),
    choices: Type.Readonly(
      Type.Array(Closed({ value: Type.String(), label: Type.String(), example: Nullable(Type.String()) })),
    ),
    freeText: Nullable(OneOf(["currency", "terms", "customer_reference", "rate"])),
  },
  { $id: "ImportQuestion" },
);

export const SavedMappingSchema = Closed(
  {
    id: Type.String(),
    name: Type.String(),
    kind: KindOfImport,
    mapping: MappingSchema,
    createdAt: Instant,
  },
  { $id: "SavedMapping" },
);

export const ImportSchema = Closed(
  {
    ...summary,
    shape: Closed({
      format: OneOf(["csv", "ndjson"]),
      encoding: Type.String(),
      delimiter: Nullable(Type.String()),
      compression: OneOf(["none", "gzip"]),
      hasHeader: Type.Boolean(),
      warnings: Type.Array(Type.String()),
    }),
    preview: Closed({
      headers: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Type.String())),
      columns: Type.Array(
        Closed({
          header: Type.String(),
          distinct: Type.Integer(),
          empty: Type.Integer(),
          examples: Type.Array(Type.String()),
        }),
      ),
    }),
    proposal: Closed({
      mapping: MappingSchema,
      questions: Type.Array(QuestionSchema),
      notices: Type.Array(Type.String()),
    }),
    mapping: Nullable(MappingSchema),
    savedMappings: Type.Array(
      Closed({
        id: Type.String(),
        name: Type.String(),
        kind: KindOfImport,
        mapping: MappingSchema,
        createdAt: Instant,
        fitsColumns: Type.Boolean({ description: "Made for a file with these very columns" }),
      }),
    ),
    reasons: Type.Array(
      Closed({
        code: Type.String(),
        outcome: OneOf(["refused", "duplicate"]),
        count: Count,
        example: Closed({ line: Count, message: Type.String() }),
      }),
    ),
  },
  { $id: "Import" },
);

const AnswersSchema = Type.Record(
  Type.String({ maxLength: ANSWER_LENGTH_MAX }),
  Type.String({ maxLength: ANSWER_LENGTH_MAX }),
  { maxProperties: ANSWERS_MAX, description: "Answers by question id" },
);

export const Beginning = Closed({
  mapping: Type.Optional(MappingSchema),
  answers: Type.Optional(AnswersSchema),
  saveAs: Type.Optional(MappingName),
});
