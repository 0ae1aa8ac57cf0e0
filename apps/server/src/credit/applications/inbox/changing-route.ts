import { Closed, Reference, type RequestContext } from "#platform/http";
import type { OpenApplication } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { findApplication, holdApplication } from "./find-application.ts";
import { showCase } from "./show-case.ts";
import * as wire from "./wire.ts";

export const TAG = "Applications";
export const ById = Closed({ id: Reference });

/** Reads a case as it stands. */
export async function readCase(ctx: RequestContext, parts: ApplicationParts, id: string) {
  return wire.caseBody(await showCase(ctx, parts, await findApplication(ctx, id)));
}

/** A route that changes one application, which it locks, and answers with how it stands then. */
export function changing<Body>(
  parts: ApplicationParts,
  work: (ctx: RequestContext, open: OpenApplication, body: Body) => Promise<unknown>,
) {
  return async (ctx: RequestContext, request: { params: { id: string }; body: Body }) => {
    await work(ctx, await holdApplication(ctx, parts, request.params.id), request.body);
    return { status: 200 as const, body: await readCase(ctx, parts, request.params.id) };
  };
}
