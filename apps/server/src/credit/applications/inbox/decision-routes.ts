import type { Static } from "typebox";
import { Type } from "typebox";
import { inMerchant } from "#platform/db";
import {
  Closed,
  Nullable,
  Reference,
  type RequestContext,
  type RouteDefinition,
  route,
} from "#platform/http";
import { findPolicy } from "../../policies/find-policy.ts";
import { assessApplication, considerApplication, toJson } from "../decide/assess-application.ts";
import { approve, type Proposal } from "../decide/decide-application.ts";
import { declineApplication, reconsiderApplication } from "../decide/decline-application.ts";
import { linkCustomer } from "../decide/link-customer.ts";
import { pullReports } from "../decide/pull-reports.ts";
import { readOpen } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { ById, changing, readCase, TAG } from "./changing-route.ts";
import { findApplication, holdApplication } from "./find-application.ts";
import * as wire from "./wire.ts";

const declared = { method: "POST", tag: TAG, scope: "credit:write" } as const;
const answersCase = { ...declared, responses: { 200: wire.CaseBody } } as const;

const PulledBody = Closed({
  bureau: Type.String(),
  outcome: Type.String(),
  reportId: Nullable(Type.String()),
  detail: Nullable(Type.String()),
});

/** From the credit part to the decision. */
export function decisionRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [...assessingRoutes(parts), ...decidingRoutes(parts)];
}

function assessingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      ...answersCase,
      path: "/v1/applications/{id}/customer",
      summary: "Say which customer an application is about, or make one of it",
      request: {
        params: ById,
        body: Closed({ customer: Type.Optional(Reference), reference: Type.Optional(Reference) }),
      },
      handle: changing(parts, (ctx, open, body: { customer?: string; reference?: string }) =>
        linkCustomer(ctx, open, body),
      ),
    }),
    route({
      ...declared,
      path: "/v1/applications/{id}/reports",
      summary: "Pull paid reports on the applicant, in the policy's order",
      description:
        "After the identity screen, for an applicant who agreed to it and is linked to a customer. A severe finding must be settled, or `overrideReason` say why to go on.",
      request: {
        params: ById,
        body: Closed({
          overrideReason: Type.Optional(wire.NoteText),
          force: Type.Optional(wire.NoteText),
          permissiblePurpose: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        }),
      },
      responses: { 200: Closed({ steps: Type.Array(PulledBody), case: wire.CaseBody }) },
      transaction: "none",
      handle: async (ctx, { params, body }) => {
        const steps = await pullReports(ctx, parts, params.id, body);
        const shown = await inMerchant(ctx.database, ctx.caller, (inside) =>
          readCase({ ...inside, access: ctx.access }, parts, params.id),
        );
        return { status: 200, body: { steps: [...steps], case: shown } };
      },
    }),
    route({
      ...answersCase,
      path: "/v1/applications/{id}/assess",
      summary: "Work out score, affordability and a recommendation",
      description:
        "After the identity screen. A severe finding must be settled, or the reason to go on be given.",
      request: { params: ById, body: Closed({ overrideReason: Type.Optional(wire.NoteText) }) },
      handle: changing(parts, (ctx, open, body: { overrideReason?: string }) =>
        assessApplication(ctx, parts, open, body.overrideReason),
      ),
    }),
    route({
      ...declared,
      scope: "credit:read",
      path: "/v1/applications/{id}/what-if",
      summary: "See what another policy would make of an application; nothing is kept",
      request: {
        params: ById,
        body: Closed({ policy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }),
      },
      responses: { 200: Closed({ assessment: Type.Unsafe<unknown>({}) }) },
      idempotent: false,
      handle: async (ctx, { params, body }) => {
        const { id } = await findApplication(ctx, params.id);
        const open = await readOpen(parts, ctx, id, "free");
        // Named wrongly it is refused, also where there is no customer yet for whom it would be read.
        if (body.policy !== undefined) await findPolicy(ctx, body.policy);
        const assessment = await considerApplication(ctx, parts, open, body.policy ?? null);
        return { status: 200, body: { assessment: toJson(assessment) } };
      },
    }),
  ];
}

function decidingRoutes(parts: ApplicationParts): RouteDefinition[] {
  return [
    route({
      ...declared,
      path: "/v1/applications/{id}/approve",
      summary: "Approve an application, or add your word to an approval",
      description:
        "Carried out once as many different people agree as the policy's bands want for the amount: 200. Until then the answer is 202 and tells who has.",
      request: { params: ById, body: wire.ApproveBody },
      responses: { 200: wire.ProgressBody, 202: wire.ProgressBody },
      handle: (ctx, { params, body }) => {
        const { customer, reference } = body;
        return propose(ctx, parts, params.id, {
          ...proposalOf(body),
          outcome: "approved",
          depositPercent: null,
          ...(customer !== undefined && { customer }),
          ...(reference !== undefined && { reference }),
        });
      },
    }),
    route({
      ...declared,
      path: "/v1/applications/{id}/counter-offer",
      summary: "Offer another account than was asked for, for the applicant to take or leave",
      request: { params: ById, body: wire.CounterOfferBody },
      responses: { 200: wire.ProgressBody, 202: wire.ProgressBody },
      handle: (ctx, { params, body }) =>
        propose(ctx, parts, params.id, {
          ...proposalOf(body),
          outcome: "counter_offered",
          depositPercent: body.depositPercent ?? null,
          ...(body.expiresInDays !== undefined && { offerDays: body.expiresInDays }),
        }),
    }),
    route({
      ...answersCase,
      path: "/v1/applications/{id}/decline",
      summary: "Decline an application, for reasons that the applicant may read",
      request: { params: ById, body: wire.DeclineBody },
      handle: changing(parts, (ctx, open, body: Static<typeof wire.DeclineBody>) =>
        declineApplication(ctx, parts, ctx.access, open, { reasons: body.reasons, note: body.note ?? "" }),
      ),
    }),
    route({
      ...answersCase,
      path: "/v1/applications/{id}/reconsider",
      summary: "Take up again what was declined or withdrawn, or waits for the applicant",
      request: { params: ById, body: Closed({ reason: wire.NoteText }) },
      handle: changing(parts, (ctx, open, body: { reason: string }) =>
        reconsiderApplication(ctx, open, body.reason),
      ),
    }),
  ];
}

function proposalOf(body: Static<typeof wire.ApproveBody> | Static<typeof wire.CounterOfferBody>) {
  return {
    limitMinor: BigInt(body.limit.amount),
    currency: body.limit.currency,
    terms: body.terms ?? null,
    conditions: body.conditions ?? [],
    reason: body.reason,
  };
}

async function propose(ctx: RequestContext, parts: ApplicationParts, id: string, proposal: Proposal) {
  const open = await holdApplication(ctx, parts, id);
  const { isDecided, approvals, people } = await approve(ctx, parts, ctx.access, open, proposal);
  const body = {
    isDecided,
    people,
    approvals: approvals.map(({ approver, approvedAt }) => ({ approver, approvedAt })),
    case: await readCase(ctx, parts, id),
  };
  return isDecided ? ({ status: 200, body } as const) : ({ status: 202, body } as const);
}
