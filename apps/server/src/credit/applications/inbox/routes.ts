import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { inMerchant } from "#platform/db";
import { Closed, Instant, Nullable, type RouteDefinition, route } from "#platform/http";
import type { ApplicationParts } from "../parts.ts";
import { issueCode } from "../public/step-up.ts";
import { askReferee } from "../referees/ask-referee.ts";
import { ById, changing, readCase, TAG } from "./changing-route.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { findApplication } from "./find-application.ts";
import {
  assignApplication,
  eraseApplication,
  noteApplication,
  removeFiles,
  returnApplication,
  screenAgain,
} from "./handle-application.ts";
import { readingRoutes } from "./reading-routes.ts";
import * as wire from "./wire.ts";

const QUESTIONS_MAX = 500;
const DAYS_MAX = 90;

/** The inbox: what staff do with applications. */
export function inboxRoutes(parts: ApplicationParts): readonly RouteDefinition[] {
  return [
    ...readingRoutes(parts),
    ...handlingRoutes(parts),
    ...erasingRoutes(parts),
    ...askingRoutes(parts),
    ...decisionRoutes(parts),
  ];
}

function handlingRoutes(parts: ApplicationParts): RouteDefinition[] {
  const declared = {
    method: "POST",
    tag: TAG,
    scope: "credit:write",
    responses: { 200: wire.CaseBody },
  } as const;
  return [
    route({
      ...declared,
      path: "/v1/applications/{id}/assign",
      summary: "Say who looks after an application",
      request: {
        params: ById,
        body: Closed({ assignee: Nullable(Type.String({ minLength: 1, maxLength: 100 })) }),
      },
      handle: changing(parts, (ctx, open, body: { assignee: string | null }) =>
        assignApplication(ctx, open.application, body.assignee),
      ),
    }),
    route({
      ...declared,
      path: "/v1/applications/{id}/notes",
      summary: "Add a note for colleagues",
      request: { params: ById, body: Closed({ text: wire.NoteText }) },
      handle: changing(parts, (ctx, open, body: { text: string }) => noteApplication(ctx, open, body.text)),
    }),
    route({
      ...declared,
      path: "/v1/applications/{id}/return",
      summary: "Ask the applicant for more: open questions again",
      request: {
        params: ById,
        body: Closed({
          questions: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
            minItems: 1,
            maxItems: QUESTIONS_MAX,
          }),
          message: wire.NoteText,
        }),
      },
      handle: changing(parts, (ctx, open, body: { questions: string[]; message: string }) =>
        returnApplication(ctx, open, body),
      ),
    }),
    route({
      ...declared,
      path: "/v1/applications/{id}/screen",
      summary: "Run the identity screen again",
      request: { params: ById },
      handle: changing(parts, (ctx, open) => screenAgain(ctx, open)),
    }),
  ];
}

function erasingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      method: "POST",
      path: "/v1/applications/{id}/erase",
      summary: "Erase the applicant's data for good",
      description:
        "Destroys the keys of the applicant and the referees, the files, and what was declared. The record of the decision stays and its hash still holds. The customer's own record is not touched.",
      tag: TAG,
      scope: "credit:write",
      request: { params: ById },
      responses: { 200: wire.CaseBody },
      transaction: "none",
      handle: async ({ database, caller, access }, { params }) => {
        const { paths, body } = await inMerchant(database, caller, async (ctx) => {
          const application = await findApplication(ctx, params.id, "held");
          const erased = await eraseApplication(ctx, parts, application);
          return { paths: erased, body: await readCase({ ...ctx, access }, parts, params.id) };
        });
        await removeFiles(parts, paths);
        return { status: 200, body };
      },
    }),
  ];
}

function askingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      method: "POST",
      path: "/v1/applications/{id}/code",
      summary: "Make a one-time code to tell the applicant",
      description: "Shown once. A code made before it ends.",
      tag: TAG,
      scope: "credit:write",
      request: { params: ById },
      responses: { 201: Closed({ code: Type.String(), expiresAt: Instant }) },
      idempotent: false,
      handle: async (ctx, { params }) => ({
        status: 201,
        body: await issueCode(ctx, await findApplication(ctx, params.id, "held")),
      }),
    }),
    route({
      method: "POST",
      path: "/v1/application-referees/{id}/ask",
      summary: "Give out a link by which a referee answers",
      description: "Shown once. A link given out before it ends.",
      tag: TAG,
      scope: "credit:write",
      request: {
        params: ById,
        body: Closed({
          language: Type.Optional(Type.String({ pattern: "^[a-z]{2}(-[A-Z]{2})?$" })),
          expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: DAYS_MAX })),
        }),
      },
      responses: {
        201: Closed({
          application: Type.String(),
          token: Type.String(),
          url: Type.String(),
          expiresAt: Instant,
        }),
      },
      idempotent: false,
      handle: async (ctx, { params, body }) => {
        const { link, token, url } = await askReferee(ctx, parts, params.id, body);
        const application = formatId("app", link.applicationId ?? "");
        return { status: 201, body: { application, token, url, expiresAt: link.expiresAt } };
      },
    }),
  ];
}
