import { once } from "node:events";
import { Type } from "typebox";
import { inMerchant } from "#platform/db";
import {
  Closed,
  CurrencyCode,
  DateOn,
  decodeCursor,
  encodeCursor,
  type FileAnswer,
  InstantInput,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
  streamInMerchant,
  type UnboundContext,
} from "#platform/http";
import { drawApart, PDF_ROWS_MAX } from "./pdf/draw-apart.ts";
import { type AgeingRequest, openAgeing, readAgeing } from "./read-ageing.ts";
import { readOverview } from "./read-overview.ts";
import { openStatement, readStatement, type StatementRequest } from "./read-statement.ts";
import { refuseReport } from "./refusals.ts";
import { BOUNDARIES_MAX } from "./rules.ts";
import { StatementBody, statementBody } from "./statement-wire.ts";
import { AgeingBody, ageingBody, OverviewBody, overviewBody } from "./wire.ts";
import { writeAgeingCsv, writeStatementCsv } from "./write-csv.ts";

const CSV = "text/csv; charset=utf-8";
const PDF = "application/pdf";
const Format = OneOf(["json", "csv", "pdf"], { default: "json" });
const AgeingPlace = Closed({ after: Reference });

const getAgeing = route({
  method: "GET",
  path: "/v1/reports/ageing",
  summary: "Read receivables by age",
  description:
    "As of any day (`asOn`) and as known at any instant (`knownAt`), so that a closed month is told again to the cent. " +
    "By customer it comes in pages of `limit` customers; other groupings come whole, and so does CSV.",
  tag: "Reports",
  scope: "reports:read",
  request: {
    query: Closed({
      asOn: Type.Optional(DateOn),
      knownAt: Type.Optional(InstantInput),
      by: Type.Optional(OneOf(["customer", "entity", "currency", "owner", "total"], { default: "customer" })),
      entity: Type.Optional(Reference),
      customer: Type.Optional(Reference),
      currency: Type.Optional(CurrencyCode),
      buckets: Type.Optional(Type.Array(Type.Integer(), { minItems: 1, maxItems: BOUNDARIES_MAX })),
      format: Type.Optional(Format),
      ...PageQuery,
    }),
  },
  responses: { 200: AgeingBody },
  produces: ["text/csv", PDF],
  transaction: "none",
  handle: async (ctx, { query }) => {
    const request: AgeingRequest = {
      asOn: query.asOn,
      knownAt: query.knownAt === undefined ? undefined : new Date(query.knownAt),
      by: query.by ?? "customer",
      entity: query.entity,
      customer: query.customer,
      currency: query.currency,
      boundariesDays: query.buckets,
    };
    if (query.format === "csv") {
      return sendCsv(ctx, "ageing.csv", async function* (inside) {
        yield* writeAgeingCsv(await openAgeing(inside, request));
      });
    }
    if (query.format === "pdf") return sendAgeingPdf(ctx, request);
    const after = decodeCursor("ageing", AgeingPlace, query.cursor)?.after ?? null;
    const page = { ...request, limit: query.limit ?? PAGE_ROWS_DEFAULT, after };
    const report = await inMerchant(ctx.database, ctx.caller, (inside) => readAgeing(inside, page));
    const nextCursor = report.next === null ? null : encodeCursor("ageing", { after: report.next });
    return { status: 200, body: ageingBody(report, request.by, nextCursor) };
  },
});

async function sendAgeingPdf(ctx: UnboundContext, request: AgeingRequest): Promise<FileAnswer> {
  const whole = { ...request, limit: PDF_ROWS_MAX, after: null };
  const report = await inMerchant(ctx.database, ctx.caller, (inside) => readAgeing(inside, whole));
  if (report.next !== null || report.rows.length > PDF_ROWS_MAX) {
    throw refuseReport("too_many_rows", `The report has more than ${PDF_ROWS_MAX} rows.`);
  }
  const content = await drawApart({
    kind: "ageing",
    report: { ...report, by: request.by, totals: report.totals ?? [] },
  });
  return { status: 200, contentType: PDF, content, fileName: `ageing-${report.asOn}.pdf` };
}

const getStatement = route({
  method: "GET",
  path: "/v1/customers/{id}/statement",
  summary: "Read a customer's statement of account",
  description:
    "Currency by currency: the opening balance, what moved it, the closing balance, and what is open on the last day by age.",
  tag: "Reports",
  scope: "reports:read",
  request: {
    params: Closed({ id: Reference }),
    query: Closed({
      from: Type.Optional(DateOn),
      to: Type.Optional(DateOn),
      knownAt: Type.Optional(InstantInput),
      entity: Type.Optional(Reference),
      currency: Type.Optional(CurrencyCode),
      format: Type.Optional(Format),
    }),
  },
  responses: { 200: StatementBody },
  produces: ["text/csv", PDF],
  transaction: "none",
  handle: async (ctx, { params, query }) => {
    const { format, knownAt, ...asked } = query;
    const request: StatementRequest = {
      ...asked,
      customer: params.id,
      knownAt: knownAt === undefined ? undefined : new Date(knownAt),
    };
    if (format === "csv") {
      return sendCsv(ctx, "statement.csv", async function* (inside) {
        yield* writeStatementCsv(await openStatement(inside, request));
      });
    }
    const rowsMax = format === "pdf" ? PDF_ROWS_MAX : undefined;
    const statement = await inMerchant(ctx.database, ctx.caller, (inside) =>
      readStatement(inside, request, rowsMax),
    );
    if (format !== "pdf") return { status: 200, body: statementBody(statement) };
    const content = await drawApart({ kind: "statement", statement });
    const fileName = `statement-${statement.customer.reference}-${statement.to}.pdf`;
    return { status: 200, contentType: PDF, content, fileName };
  },
});

const getOverview = route({
  method: "GET",
  path: "/v1/reports/overview",
  summary: "Read the state of the receivables at a glance",
  description: "Today's sums and ages by currency, the last twelve month-ends, and who owes most overdue.",
  tag: "Reports",
  scope: "reports:read",
  request: { query: Closed({ entity: Type.Optional(Reference) }) },
  responses: { 200: OverviewBody },
  handle: async (ctx, { query }) => ({ status: 200, body: overviewBody(await readOverview(ctx, query)) }),
});

/** Streams a file. Waits for its first piece, so that what is refused is answered as a problem, not as a broken file. */
async function sendCsv(
  ctx: UnboundContext,
  fileName: string,
  read: Parameters<typeof streamInMerchant>[2],
): Promise<FileAnswer> {
  const content = streamInMerchant(ctx.database, ctx.caller, read);
  await once(content, "readable");
  return { status: 200, contentType: CSV, content, fileName };
}

/** Ageing, the overview, statements. */
export const reportRoutes: readonly RouteDefinition[] = [getAgeing, getStatement, getOverview];
