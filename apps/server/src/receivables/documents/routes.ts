import { Type } from "typebox";
import {
  AmountInput,
  Closed,
  DateOn,
  decodeCursor,
  encodeCursor,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "../customers/find-customer.ts";
import { changeDueDate } from "./change-due-date.ts";
import { disputeItem } from "./dispute-item.ts";
import type { DocumentKind } from "./drafts.ts";
import { findDocumentOf } from "./find-document.ts";
import { postRoutes } from "./post-routes.ts";
import { listDocuments } from "./read-document.ts";
import { reverseDocument } from "./reverse-document.ts";
import { DocumentBody, DocumentRowBody, documentBody, documentRowBody, Text } from "./wire.ts";

const INSTALMENT_MAX = 60;
const ById = Closed({ id: Reference });
const Place = Closed({ issuedOn: DateOn, id: Type.String({ format: "uuid" }) });
const Instalment = Type.Optional(Type.Integer({ minimum: 1, maximum: INSTALMENT_MAX }));

/** The collections of documents: their path, and the kinds that stand in each. */
const COLLECTIONS: readonly {
  readonly path: string;
  readonly kinds: readonly DocumentKind[];
  readonly one: string;
  readonly many: string;
}[] = [
  { path: "/v1/invoices", kinds: ["invoice", "opening_debit"], one: "an invoice", many: "invoices" },
  {
    path: "/v1/credit-notes",
    kinds: ["credit_note", "opening_credit"],
    one: "a credit note",
    many: "credit notes",
  },
  { path: "/v1/payments", kinds: ["payment"], one: "a payment", many: "payments" },
  { path: "/v1/refunds", kinds: ["refund"], one: "a refund", many: "refunds" },
  { path: "/v1/fees", kinds: ["fee", "interest_charge"], one: "a fee", many: "fees" },
  { path: "/v1/write-offs", kinds: ["write_off"], one: "a write-off", many: "write-offs" },
  { path: "/v1/discounts", kinds: ["discount", "small_difference"], one: "a discount", many: "discounts" },
];

const collectionRoutes = COLLECTIONS.flatMap(({ path, kinds, one, many }): RouteDefinition[] => [
  route({
    method: "GET",
    path,
    summary: `List ${many}, newest first`,
    tag: "Documents",
    scope: "documents:read",
    request: {
      query: Closed({
        ...PageQuery,
        customer: Type.Optional(Reference),
        order: Type.Optional(Reference),
        issuedFrom: Type.Optional(DateOn),
        issuedTo: Type.Optional(DateOn),
        state: Type.Optional(OneOf(["open", "settled"])),
      }),
    },
    responses: { 200: PageOf(DocumentRowBody) },
    handle: async (ctx, { query }) => {
      const limit = query.limit ?? PAGE_ROWS_DEFAULT;
      const { customer, cursor, limit: _, ...filter } = query;
      const customerId = customer === undefined ? undefined : (await findCustomer(ctx, customer)).id;
      const after = decodeCursor(path, Place, cursor);
      const rows = await listDocuments(ctx, { ...filter, kinds, customerId }, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const nextCursor =
        rows.length > limit && last !== undefined
          ? encodeCursor(path, { issuedOn: last.issuedOn, id: last.id })
          : null;
      return { status: 200, body: { data: page.map(documentRowBody), nextCursor } };
    },
  }),
  route({
    method: "GET",
    path: `${path}/{id}`,
    summary: `Read ${one} with its items and allocations`,
    tag: "Documents",
    scope: "documents:read",
    request: { params: ById },
    responses: { 200: DocumentBody },
    handle: async (ctx, { params }) => {
      const head = await findDocumentOf(ctx, kinds, params.id);
      return { status: 200, body: await documentBody(ctx, head.id) };
    },
  }),
  route({
    method: "POST",
    path: `${path}/{id}/reverse`,
    summary: `Reverse ${one}`,
    description:
      "Takes its allocations back, so that what it had settled is open again from its old due date, and closes it with a reversing document.",
    tag: "Documents",
    scope: "documents:write",
    request: {
      params: ById,
      body: Closed({
        reason: Text,
        reversedOn: Type.Optional(DateOn),
        kind: Type.Optional(OneOf(["correction", "returned"])),
      }),
    },
    responses: { 201: DocumentBody },
    handle: async (ctx, { params, body }) => {
      const { reversedId } = await reverseDocument(ctx, {
        kinds,
        document: params.id,
        reason: body.reason,
        reversedOn: body.reversedOn,
        method: body.kind ?? "correction",
      });
      return { status: 201, body: await documentBody(ctx, reversedId) };
    },
  }),
]);

const putDueDate = route({
  method: "PUT",
  path: "/v1/invoices/{id}/due-date",
  summary: "Give an open invoice another due date",
  description: "From today on; the dates it had stay on record and reports of past days use them.",
  tag: "Documents",
  scope: "documents:write",
  request: { params: ById, body: Closed({ dueOn: DateOn, reason: Text, instalment: Instalment }) },
  responses: { 200: DocumentBody },
  handle: async (ctx, { params, body }) => {
    const item = await changeDueDate(ctx, { ...body, document: params.id });
    return { status: 200, body: await documentBody(ctx, item.documentId) };
  },
});

const putDispute = route({
  method: "PUT",
  path: "/v1/invoices/{id}/dispute",
  summary: "Say how much of an open invoice is in dispute",
  description: "Zero ends the dispute.",
  tag: "Documents",
  scope: "documents:write",
  request: { params: ById, body: Closed({ amount: AmountInput, reason: Text, instalment: Instalment }) },
  responses: { 200: DocumentBody },
  handle: async (ctx, { params, body }) => {
    const item = await disputeItem(ctx, {
      document: params.id,
      instalment: body.instalment,
      reason: body.reason,
      disputedMinor: BigInt(body.amount),
    });
    return { status: 200, body: await documentBody(ctx, item.documentId) };
  },
});

export const documentRoutes: readonly RouteDefinition[] = [
  ...postRoutes,
  ...collectionRoutes,
  putDueDate,
  putDispute,
];
