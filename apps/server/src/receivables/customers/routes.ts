import { Type } from "typebox";
import {
  Closed,
  CountryCode,
  DateOn,
  decodeCursor,
  encodeCursor,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "./find-customer.ts";
import { groupRoutes } from "./group-routes.ts";
import { ItemBody, itemBody, TimelineBody, timelineBody } from "./history-wire.ts";
import { CUSTOMER_SORTS, listCustomers } from "./list-customers.ts";
import { putCustomer } from "./put-customer.ts";
import { findGroup } from "./put-group.ts";
import { readCustomer } from "./read-customer.ts";
import { readCustomerItems } from "./read-items.ts";
import { readTimeline } from "./read-timeline.ts";
import { setOwner } from "./set-owner.ts";
import { TIMELINE_KINDS } from "./timeline-store.ts";
import {
  AnyText,
  CustomerBody,
  CustomerPut,
  CustomerRowBody,
  customerBody,
  customerRowBody,
  Reference,
  readOwner,
} from "./wire.ts";

const TAG = "Customers";
const INSTALMENT_MAX = 32_767;
const ById = Closed({ id: Reference });
const ByReference = Closed({ reference: Reference });
const Uuid = Type.String({ format: "uuid" });

const putCustomerRoute = route({
  method: "PUT",
  path: "/v1/customers/{reference}",
  summary: "Make or change the customer of your reference",
  description:
    "Fields left out stay as they are, null clears a field, and a list of contacts or addresses replaces the list. The version rises only where something changed.",
  tag: TAG,
  scope: "customers:write",
  request: { params: ByReference, body: CustomerPut },
  responses: { 200: CustomerBody, 201: CustomerBody },
  handle: async (ctx, { params, body }) => {
    const { created } = await putCustomer(ctx, {
      ...body,
      ...owned(body.ownerId),
      reference: params.reference,
    });
    const shown = customerBody(await readCustomer(ctx, params.reference));
    return created ? { status: 201, body: shown } : { status: 200, body: shown };
  },
});

const getCustomer = route({
  method: "GET",
  path: "/v1/customers/{id}",
  summary: "Read a customer",
  tag: TAG,
  scope: "customers:read",
  request: { params: ById },
  responses: { 200: CustomerBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: customerBody(await readCustomer(ctx, params.id)),
  }),
});

const putOwner = route({
  method: "PUT",
  path: "/v1/customers/{id}/owner",
  summary: "Say who looks after a customer",
  tag: TAG,
  scope: "customers:write",
  request: { params: ById, body: Closed({ ownerId: Nullable(Reference) }) },
  responses: { 200: CustomerBody },
  handle: async (ctx, { params, body }) => {
    await setOwner(ctx, params.id, body.ownerId === null ? null : readOwner(body.ownerId));
    return { status: 200, body: customerBody(await readCustomer(ctx, params.id)) };
  },
});

// A key is a name, a reference, an amount or a date, as the sort says; a cursor carries the sort that it belongs to.
const ListPlace = Type.Union([
  // What is ranked by an amount or a day ended at one.
  Closed({
    sort: OneOf(CUSTOMER_SORTS),
    part: OneOf(["measure"]),
    key: Type.String({ pattern: "^-?[0-9]{1,30}(-[0-9]{2}-[0-9]{2})?$" }),
    id: Uuid,
  }),
  Closed({ sort: OneOf(CUSTOMER_SORTS), part: OneOf(["plain"]), key: AnyText, id: Uuid }),
]);

/** An owner as given, in the stored form; left out stays left out. */
function owned(ownerId: string | null | undefined): { ownerId?: string | null } {
  if (ownerId === undefined) return {};
  return { ownerId: ownerId === null ? null : readOwner(ownerId) };
}

const listCustomersRoute = route({
  method: "GET",
  path: "/v1/customers",
  summary: "List customers with what they owe",
  description:
    "`search` finds beginnings of words of the name, of the reference, or of a contact's e-mail address. Amounts are in the currency in which most is open; `currencies` has all. Sorted by amount, customers with nothing to show follow by name.",
  tag: TAG,
  scope: "customers:read",
  request: {
    query: Closed({
      search: Type.Optional(AnyText),
      sort: Type.Optional(OneOf(CUSTOMER_SORTS)),
      group: Type.Optional(Reference),
      owner: Type.Optional(Reference),
      country: Type.Optional(CountryCode),
      state: Type.Optional(OneOf(["overdue", "open", "settled"])),
      ...PageQuery,
    }),
  },
  responses: {
    200: Closed({
      data: Type.Array(CustomerRowBody),
      nextCursor: Nullable(Type.String()),
      total: Nullable(Type.Integer({ description: "How many match; on the first page only" })),
    }),
  },
  handle: async (ctx, { query }) => {
    const sort = query.sort ?? "name";
    const list = `customers ${sort}`;
    const place = decodeCursor(list, ListPlace, query.cursor);
    const page = await listCustomers(ctx, {
      filter: {
        search: query.search,
        groupId: query.group === undefined ? undefined : (await findGroup(ctx, query.group)).id,
        ownerId: query.owner === undefined ? undefined : readOwner(query.owner),
        country: query.country,
        state: query.state,
      },
      sort,
      after: place,
      rowsMax: query.limit ?? PAGE_ROWS_DEFAULT,
    });
    return {
      status: 200,
      body: {
        data: page.rows.map(customerRowBody),
        nextCursor: page.next === null ? null : encodeCursor(list, { ...page.next, sort }),
        total: page.total,
      },
    };
  },
});

const ItemPlace = Closed({
  on: DateOn,
  documentId: Uuid,
  instalment: Type.Integer({ minimum: 0, maximum: INSTALMENT_MAX }),
});

const listItems = route({
  method: "GET",
  path: "/v1/customers/{id}/items",
  summary: "List a customer's items",
  description:
    "Open items by due date; with `state=all` the settled too, those of the newest documents first.",
  tag: TAG,
  scope: "customers:read",
  request: {
    params: ById,
    query: Closed({ state: Type.Optional(OneOf(["open", "all"])), ...PageQuery }),
  },
  responses: { 200: PageOf(ItemBody) },
  handle: async (ctx, { params, query }) => {
    const state = query.state ?? "open";
    const customer = await findCustomer(ctx, params.id);
    const list = `items ${state} ${customer.id}`;
    const page = await readCustomerItems(ctx, {
      customerId: customer.id,
      state,
      after: decodeCursor(list, ItemPlace, query.cursor),
      rowsMax: query.limit ?? PAGE_ROWS_DEFAULT,
    });
    const nextCursor = page.next === null ? null : encodeCursor(list, { ...page.next });
    return { status: 200, body: { data: page.rows.map(itemBody), nextCursor } };
  },
});

const TimelinePlace = Closed({ on: DateOn, id: Uuid });

const listTimeline = route({
  method: "GET",
  path: "/v1/customers/{id}/timeline",
  summary: "Read what happened to a customer, newest first",
  tag: TAG,
  scope: "customers:read",
  request: {
    params: ById,
    query: Closed({
      kinds: Type.Optional(Type.Array(OneOf(TIMELINE_KINDS), { maxItems: TIMELINE_KINDS.length })),
      ...PageQuery,
    }),
  },
  responses: { 200: PageOf(TimelineBody) },
  handle: async (ctx, { params, query }) => {
    const customer = await findCustomer(ctx, params.id);
    const list = `timeline ${customer.id}`;
    const asked = query.kinds ?? [];
    const page = await readTimeline(ctx, {
      customerId: customer.id,
      kinds: asked.length === 0 ? TIMELINE_KINDS : asked,
      before: decodeCursor(list, TimelinePlace, query.cursor),
      rowsMax: query.limit ?? PAGE_ROWS_DEFAULT,
    });
    const nextCursor = page.next === null ? null : encodeCursor(list, { ...page.next });
    return { status: 200, body: { data: page.rows.map(timelineBody), nextCursor } };
  },
});

export const routes: readonly RouteDefinition[] = [
  listCustomersRoute,
  putCustomerRoute,
  getCustomer,
  putOwner,
  listItems,
  listTimeline,
  ...groupRoutes,
];
