import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  Instant,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { LanguageTag } from "../forms/form.ts";
import type { ApplicationParts } from "../parts.ts";
import { createLink, LINK_DAYS_DEFAULT, LINK_DAYS_MAX, revokeLink } from "./create-link.ts";
import { type LinkRow, selectLinks } from "./store.ts";

const TAG = "Application links";
const LIST = "application-links";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const Place = Closed({
  createdAt: Type.String({ format: "date-time", maxLength: 40 }),
  id: Type.String({ format: "uuid" }),
});

const LinkBody = Closed(
  {
    id: Type.String(),
    purpose: OneOf(["open", "applicant", "referee"]),
    form: Type.String(),
    application: Nullable(Type.String()),
    customer: Nullable(Type.String()),
    language: Type.String(),
    isOneTime: Type.Boolean(),
    begun: Type.Integer({ description: "Of an open link: applications begun by it" }),
    expiresAt: Instant,
    usedAt: Nullable(Instant),
    revokedAt: Nullable(Instant),
    createdAt: Instant,
    createdBy: Type.String(),
  },
  { $id: "ApplicationLink" },
);

function linkBody(link: LinkRow) {
  const { formId, applicationId, customerId, refereeId: _, ...rest } = link;
  return {
    ...rest,
    form: formatId("frm", formId),
    application: applicationId === null ? null : formatId("app", applicationId),
    customer: customerId === null ? null : formatId("cus", customerId),
  };
}

/** Everything under /v1/application-links. */
export function linkRoutes(parts: ApplicationParts): readonly RouteDefinition[] {
  return [
    route({
      method: "POST",
      path: "/v1/application-links",
      summary: "Make a signed link to apply by",
      description:
        "For one applicant, or with `isOpen` for anybody. The token is shown once and kept nowhere; the link can be revoked.",
      tag: TAG,
      scope: "credit:write",
      request: {
        body: Closed({
          form: Type.Optional(Reference),
          kind: Type.Optional(OneOf(["business", "person"])),
          customer: Type.Optional(Reference),
          isOpen: Type.Optional(Type.Boolean()),
          language: Type.Optional(LanguageTag),
          expiresInDays: Type.Optional(
            Type.Integer({ minimum: 1, maximum: LINK_DAYS_MAX, default: LINK_DAYS_DEFAULT }),
          ),
          isOneTime: Type.Optional(Type.Boolean({ description: "An open link that begins one application" })),
        }),
      },
      responses: { 201: Closed({ link: LinkBody, token: Type.String(), url: Type.String() }) },
      idempotent: false,
      handle: async (ctx, { body }) => {
        const { link, token, url } = await createLink(ctx, parts, body);
        return { status: 201, body: { link: linkBody(link), token, url } };
      },
    }),
    route({
      method: "GET",
      path: "/v1/application-links",
      summary: "List links, newest first",
      tag: TAG,
      scope: "credit:read",
      request: { query: Closed(PageQuery) },
      responses: { 200: PageOf(LinkBody) },
      handle: async (ctx, { query }) => {
        const place = decodeCursor(LIST, Place, query.cursor);
        const after = place === null ? null : { createdAt: new Date(place.createdAt), id: place.id };
        const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
        const links = await selectLinks(ctx, null, after, rowsMax + 1);
        const shown = links.slice(0, rowsMax);
        const last = links.length > rowsMax ? shown.at(-1) : undefined;
        const nextCursor =
          last === undefined
            ? null
            : encodeCursor(LIST, { createdAt: last.createdAt.toISOString(), id: last.id });
        return { status: 200, body: { data: shown.map(linkBody), nextCursor } };
      },
    }),
    route({
      method: "POST",
      path: "/v1/application-links/{id}/revoke",
      summary: "End a link at once",
      tag: TAG,
      scope: "credit:write",
      request: { params: Closed({ id: Reference }) },
      responses: { 200: LinkBody },
      handle: async (ctx, { params }) => {
        if (!UUID.test(params.id)) throw refuseInRoom("not_found", "There is no such link.");
        return { status: 200, body: linkBody(await revokeLink(ctx, params.id)) };
      },
    }),
  ];
}
