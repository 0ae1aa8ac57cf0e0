import { Type } from "typebox";
import { inMerchant } from "#platform/db";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  Nullable,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findCustomer } from "#receivables";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { openFolder } from "../decide/case-folder.ts";
import { selectDecisions } from "../decide/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { selectUpload } from "../parts-store.ts";
import { readUpload, showUpload } from "../public/upload-file.ts";
import { refuse } from "../refusals.ts";
import { countByState, STATES, selectApplication } from "../store.ts";
import { readPersonKey } from "../vault.ts";
import { ById, readCase, TAG } from "./changing-route.ts";
import { findApplication } from "./find-application.ts";
import { listInbox } from "./show-case.ts";
import * as wire from "./wire.ts";

const LIST = "applications";
const Place = Closed({
  updatedAt: Type.String({ format: "date-time", maxLength: 40 }),
  id: Type.String({ format: "uuid" }),
});

/** What is to be read: the inbox, one case, its frozen folder, its files. */
export function readingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [listRoute(parts), ...caseRoutes(parts), ...fileRoutes(parts)];
}

function listRoute(parts: ApplicationParts): RouteDefinition {
  return route({
    method: "GET",
    path: "/v1/applications",
    summary: "List applications, newest change first",
    tag: TAG,
    scope: "credit:read",
    request: {
      query: Closed({
        state: Type.Optional(Type.Array(OneOf(STATES), { maxItems: STATES.length })),
        assignedTo: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        customer: Type.Optional(Reference),
        kind: Type.Optional(OneOf(["business", "person"])),
        severity: Type.Optional(OneOf(wire.SEVERITIES)),
        ...PageQuery,
      }),
    },
    responses: {
      200: Closed({
        data: Type.Array(wire.ApplicationRowBody),
        nextCursor: Nullable(Type.String()),
        counts: Type.Record(Type.String(), Type.Integer(), { description: "By state, of all there are" }),
      }),
    },
    handle: async (ctx, { query }) => {
      const place = decodeCursor(LIST, Place, query.cursor);
      const customer = query.customer === undefined ? undefined : await findCustomer(ctx, query.customer);
      const { rows, hasMore } = await listInbox(ctx, parts, {
        filter: {
          states: query.state,
          assignedTo: query.assignedTo,
          customerId: customer?.id,
          kind: query.kind,
          severity: query.severity,
        },
        after: place === null ? null : { updatedAt: new Date(place.updatedAt), id: place.id },
        rowsMax: query.limit ?? PAGE_ROWS_DEFAULT,
      });
      const last = rows.at(-1)?.application;
      const next =
        hasMore && last !== undefined ? { updatedAt: last.updatedAt.toISOString(), id: last.id } : null;
      return {
        status: 200,
        body: {
          data: rows.map(wire.applicationRowBody),
          nextCursor: next === null ? null : encodeCursor(LIST, next),
          counts: await countByState(ctx),
        },
      };
    },
  });
}

function caseRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/applications/{id}",
      summary: "Read an application: answers, findings, references, notes, decisions",
      tag: TAG,
      scope: "credit:read",
      request: { params: ById },
      responses: { 200: wire.CaseBody },
      handle: async (ctx, { params }) => ({ status: 200, body: await readCase(ctx, parts, params.id) }),
    }),
    route({
      method: "GET",
      path: "/v1/applications/{id}/folder",
      summary: "Read the case folder exactly as it was frozen when decided",
      tag: TAG,
      scope: "credit:read",
      request: {
        params: ById,
        query: Closed({ ordinal: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) }),
      },
      responses: { 200: wire.FolderBody },
      handle: async (ctx, { params, query }) => {
        const application = await findApplication(ctx, params.id);
        const decisions = await selectDecisions(ctx, application.id);
        const decision =
          query.ordinal === undefined
            ? decisions.at(-1)
            : decisions.find(({ ordinal }) => ordinal === query.ordinal);
        if (decision === undefined) throw refuseInRoom("not_found", "There is no such decision.");
        const key = await readPersonKey(ctx, parts.vault, application.keyId);
        const opened = openFolder({ text: decision.folder, sha256: decision.folderSha256 }, key);
        return { status: 200, body: wire.folderBody(decision, opened) };
      },
    }),
  ];
}

function fileRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/application-uploads/{id}",
      summary: "Download a file that an applicant uploaded",
      description: "Always as a download, never to be shown in the page.",
      tag: TAG,
      scope: "credit:read",
      request: { params: Closed({ id: Type.String({ minLength: 1, maxLength: 200 }) }) },
      responses: {},
      produces: ["application/octet-stream"],
      transaction: "none",
      handle: async ({ database, caller }, { params }) => {
        const { upload, key, fileName } = await inMerchant(database, caller, async (ctx) => {
          const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(params.id);
          const found = isUuid ? await selectUpload(ctx, params.id) : undefined;
          const application =
            found === undefined ? undefined : await selectApplication(ctx, found.applicationId);
          if (found === undefined || application === undefined)
            throw refuseInRoom("not_found", "There is no such file.");
          const opened = await readPersonKey(ctx, parts.vault, application.keyId);
          if (opened === null) throw refuse("erased", "The applicant's data was erased.");
          return { upload: found, key: opened, fileName: showUpload(opened, found).fileName };
        });
        const content = await readUpload(parts.files, key, upload);
        return { status: 200, contentType: "application/octet-stream", content, fileName };
      },
    }),
  ];
}
