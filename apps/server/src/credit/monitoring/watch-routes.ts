import { addDays, daysBetween, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Closed,
  DateOn,
  decodeCursor,
  encodeCursor,
  InstantInput,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { customerNames } from "#receivables";
import { memberNamed } from "../members.ts";
import { refuse } from "../refusals.ts";
import { completeReview } from "./complete-review.ts";
import type { Neighbours } from "./neighbours.ts";
import { REVIEW_OUTCOMES, selectDueReviews } from "./review-store.ts";
import { unwatchCustomer, watchCustomer } from "./watch-customer.ts";
import { selectWatchList } from "./watch-store.ts";
import { DueReviewBody, dueReviewBody, ReviewBody, reviewBody, WatchBody, watchBody } from "./wire.ts";

const TAG = "Monitoring";
const TEXT_LENGTH_MAX = 2_000;
const AHEAD_DAYS_MAX = 366;
const ById = Closed({ id: Reference });
const Uuid = Type.String({ format: "uuid" });
const Words = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX });

/** A person of the merchant as the API writes one. @throws Refusal bad_field. */
function readOwner(ownerId: string): string {
  const id = parseId("usr", ownerId);
  if (id === null)
    throw refuse("bad_field", `${ownerId} is no person's id.`, [
      { pointer: "/ownerId", message: "is no person's id" },
    ]);
  return id;
}

const WatchPlace = Closed({ at: InstantInput, id: Uuid });

const listWatches = route({
  method: "GET",
  path: "/v1/credit/watch-list",
  summary: "List the customers that are watched, newest first",
  tag: TAG,
  scope: "credit:read",
  request: {
    query: Closed({
      ...PageQuery,
      owner: Type.Optional(Reference),
      source: Type.Optional(OneOf(["person", "automatic"])),
    }),
  },
  responses: { 200: PageOf(WatchBody) },
  handle: async (ctx, { query }) => {
    const place = decodeCursor("watch-list", WatchPlace, query.cursor);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectWatchList(
      ctx,
      { ownerId: query.owner === undefined ? undefined : readOwner(query.owner), source: query.source },
      place === null ? null : { watchedAt: new Date(place.at), id: place.id },
      rowsMax + 1,
    );
    const shown = found.slice(0, rowsMax);
    const names = await customerNames(
      ctx,
      shown.map((row) => row.customerId),
    );
    const last = found.length > rowsMax ? shown.at(-1) : undefined;
    const nextCursor =
      last === undefined
        ? null
        : encodeCursor("watch-list", { at: last.watchedAt.toISOString(), id: last.customerId });
    return { status: 200, body: { data: shown.map((row) => watchBody(row, names)), nextCursor } };
  },
});

const watch = (neighbours: Neighbours): RouteDefinition =>
  route({
    method: "PUT",
    path: "/v1/customers/{id}/watch",
    summary: "Put a customer on the watch list, or change why and until when",
    tag: TAG,
    scope: "credit:write",
    request: {
      params: ById,
      body: Closed({
        reason: Words,
        ownerId: Type.Optional(Nullable(Reference)),
        until: Type.Optional(Nullable(DateOn)),
      }),
    },
    responses: { 200: WatchBody },
    handle: async (ctx, { params, body }) => {
      const ownerId =
        body.ownerId === undefined || body.ownerId === null
          ? null
          : await memberNamed(ctx, body.ownerId, "/ownerId");
      const request = { reason: body.reason, ownerId, untilOn: body.until ?? null };
      const row = await watchCustomer(ctx, params.id, request, await neighbours.today(ctx));
      return { status: 200, body: watchBody(row, await customerNames(ctx, [row.customerId])) };
    },
  });

const unwatch = route({
  method: "DELETE",
  path: "/v1/customers/{id}/watch",
  summary: "Take a customer off the watch list",
  description: "It is no error when it is not on it.",
  tag: TAG,
  scope: "credit:write",
  request: { params: ById },
  responses: { 204: Type.Null() },
  handle: async (ctx, { params }) => {
    await unwatchCustomer(ctx, params.id);
    return { status: 204, body: null };
  },
});

const ReviewPlace = Closed({ on: DateOn, id: Uuid });

const listReviews = (neighbours: Neighbours): RouteDefinition =>
  route({
    method: "GET",
    path: "/v1/credit/reviews",
    summary: "List accounts whose review is due, the longest overdue first",
    tag: TAG,
    scope: "credit:read",
    request: {
      query: Closed({
        ...PageQuery,
        aheadDays: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: AHEAD_DAYS_MAX,
            description: "Those due within so many days as well",
          }),
        ),
      }),
    },
    responses: { 200: PageOf(DueReviewBody) },
    handle: async (ctx, { query }) => {
      const place = decodeCursor("reviews", ReviewPlace, query.cursor);
      const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
      const today = await neighbours.today(ctx);
      const found = await selectDueReviews(
        ctx,
        addDays(today, query.aheadDays ?? 0),
        place === null ? null : { reviewOn: place.on, id: place.id },
        rowsMax + 1,
      );
      const shown = found.slice(0, rowsMax);
      const names = await customerNames(
        ctx,
        shown.map((row) => row.customerId),
      );
      const last = found.length > rowsMax ? shown.at(-1) : undefined;
      const nextCursor =
        last === undefined ? null : encodeCursor("reviews", { on: last.reviewOn, id: last.customerId });
      const data = shown.map((row) => dueReviewBody(row, names, daysBetween(row.reviewOn, today)));
      return { status: 200, body: { data, nextCursor } };
    },
  });

const review = (neighbours: Neighbours): RouteDefinition =>
  route({
    method: "POST",
    path: "/v1/customers/{id}/reviews",
    summary: "Complete the review of an account",
    description: "Without `nextOn` the policy's cadence for the risk class gives the day of the next review.",
    tag: TAG,
    scope: "credit:write",
    request: {
      params: ById,
      body: Closed({ outcome: OneOf(REVIEW_OUTCOMES), note: Words, nextOn: Type.Optional(Nullable(DateOn)) }),
    },
    responses: { 201: ReviewBody },
    handle: async (ctx, { params, body }) => {
      const request = { outcome: body.outcome, note: body.note, nextOn: body.nextOn ?? null };
      return { status: 201, body: reviewBody(await completeReview(ctx, params.id, request, neighbours)) };
    },
  });

/** The watch list and reviews. */
export function watchRoutes(neighbours: Neighbours): readonly RouteDefinition[] {
  return [listWatches, watch(neighbours), unwatch, listReviews(neighbours), review(neighbours)];
}
