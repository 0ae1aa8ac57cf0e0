import { once } from "node:events";
import { Type } from "typebox";
import {
  Closed,
  DateOn,
  OneOf,
  Reference,
  type RouteDefinition,
  route,
  streamInMerchant,
} from "#platform/http";
import { exportJournal, type JournalFormat } from "./export-journal.ts";

const CONTENT_TYPES: Readonly<Record<JournalFormat, string>> = {
  json: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  hledger: "text/plain; charset=utf-8",
};
const FILE_NAMES: Readonly<Record<JournalFormat, string>> = {
  json: "journal.ndjson",
  csv: "journal.csv",
  hledger: "goodterms.journal",
};

const getJournal = route({
  method: "GET",
  path: "/v1/journal",
  summary: "Read the book: every entry with its postings",
  description:
    "Streamed, in the order of days. `json` has one entry a line (NDJSON), `csv` one posting a row, and `hledger` is a " +
    "journal for that program: `hledger balance assets:receivables not:fx$` is the ageing by customer.",
  tag: "Journal",
  scope: "journal:read",
  request: {
    query: Closed({
      from: Type.Optional(DateOn),
      to: Type.Optional(DateOn),
      entity: Type.Optional(Reference),
      format: Type.Optional(OneOf(["json", "csv", "hledger"], { default: "json" })),
    }),
  },
  responses: {},
  produces: ["application/x-ndjson", "text/csv", "text/plain"],
  transaction: "none",
  handle: async (ctx, { query }) => {
    const { format = "json", ...asked } = query;
    const content = streamInMerchant(ctx.database, ctx.caller, async function* (inside) {
      yield* await exportJournal(inside, asked, format);
    });
    // What is refused shows before the first piece, and is then answered as a problem.
    await once(content, "readable");
    return { status: 200, contentType: CONTENT_TYPES[format], content, fileName: FILE_NAMES[format] };
  },
});

export const journalRoutes: readonly RouteDefinition[] = [getJournal];
