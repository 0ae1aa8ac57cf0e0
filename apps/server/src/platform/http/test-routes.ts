// Routes that stand for any room's, for the tests of the server itself.
import { sql } from "kysely";
import { Type } from "typebox";
import { defineRefusals } from "../refusals/index.ts";
import {
  AmountInput,
  Closed,
  DateOn,
  decodeCursor,
  Instant,
  Money,
  MoneyInput,
  Nullable,
  PageQuery,
  route,
  streamInMerchant,
} from "./index.ts";

const refuse = defineRefusals({
  number_used: { status: 409, title: "The number is taken", remedy: "Take another." },
});
const Place = Closed({ id: Type.String({ format: "uuid" }) });

export const trialRoutes = [
  route({
    method: "POST",
    path: "/v1/trial/{id}",
    summary: "Try",
    tag: "Trial",
    scope: "documents:write",
    request: {
      params: Closed({ id: Type.String() }),
      body: Closed({
        on: DateOn,
        total: MoneyInput,
        zone: Type.Optional(Type.String({ format: "time-zone" })),
        lines: Type.Array(Closed({ unitAmount: AmountInput }), { maxItems: 3 }),
        does: Type.Optional(Type.Union([Type.Literal("refuse"), Type.Literal("fail"), Type.Literal("lock")])),
      }),
    },
    responses: {
      201: Closed({
        id: Type.String(),
        total: Money,
        tax: Nullable(Money),
        at: Instant,
        note: Type.Optional(Type.String()),
      }),
    },
    handle: async (ctx, { params, body }) => {
      if (body.does === "refuse")
        throw refuse("number_used", "It is.", [{ pointer: "/on", message: "is taken" }]);
      if (body.does === "fail") throw new Error("secret detail: jane@example.com");
      if (body.does === "lock") await sql`SET LOCAL lock_timeout = '50ms'`.execute(ctx.tx);
      if (body.does === "lock")
        await sql`SELECT 1 FROM platform.merchant WHERE merchant_id = ${ctx.merchantId} FOR UPDATE`.execute(
          ctx.tx,
        );
      const total = { amount: BigInt(body.total.amount), currency: body.total.currency };
      return {
        status: 201,
        body: { id: params.id, total, tax: total, at: ctx.now, note: undefined as never },
      };
    },
  }),
  route({
    method: "GET",
    path: "/v1/trial",
    summary: "List",
    tag: "Trial",
    scope: "documents:read",
    request: {
      query: Closed({
        ...PageQuery,
        kinds: Type.Optional(Type.Array(Type.String())),
        open: Type.Optional(Type.Boolean()),
      }),
    },
    responses: { 200: Type.Object({ query: Type.Unknown(), place: Type.Unknown() }) },
    handle: async (_ctx, { query }) => ({
      status: 200,
      body: { query, place: decodeCursor("trial", Place, query.cursor) },
    }),
  }),
  route({
    method: "POST",
    path: "/v1/trial-uploads",
    summary: "Upload",
    tag: "Trial",
    scope: "imports:write",
    transaction: "none",
    upload: true,
    responses: { 201: Closed({ bytes: Type.Integer(), type: Type.String() }) },
    handle: async (_ctx, { upload }) => {
      let bytes = 0;
      for await (const chunk of upload?.stream ?? []) bytes += (chunk as Buffer).length;
      return { status: 201, body: { bytes, type: upload?.contentType ?? "" } };
    },
  }),
  route({
    method: "GET",
    path: "/v1/trial-stream",
    summary: "Stream",
    tag: "Trial",
    scope: "reports:read",
    transaction: "none",
    produces: ["text/csv"],
    responses: { 200: Type.Null() },
    handle: async (ctx) => ({
      status: 200,
      contentType: "text/csv; charset=utf-8",
      fileName: "ageing Żółć.csv",
      content: streamInMerchant(ctx.database, ctx.caller, async function* (inner) {
        for (let line = 1; line <= 3; line += 1) yield `${inner.merchantId},${line}\n`;
      }),
    }),
  }),
  route({
    method: "GET",
    path: "/v1/trial-leak",
    summary: "Leak",
    tag: "Trial",
    scope: "reports:read",
    responses: { 200: Closed({ shown: Type.String() }) },
    handle: async () => ({ status: 200, body: { shown: "yes", secret: "no" } as { shown: string } }),
  }),
];
