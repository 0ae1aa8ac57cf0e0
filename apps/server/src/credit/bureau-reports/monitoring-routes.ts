import { Type } from "typebox";
import { BureauFailure } from "#integrations/bureaus";
import { inMerchant } from "#platform/db";
import { Closed, Reference, type RouteDefinition, route } from "#platform/http";
import { findCustomer } from "#receivables";
import type { Outside } from "./check-connection.ts";
import { selectEnrolments } from "./enrolment-store.ts";
import { chooseSubject, matchCustomer, readSubjects, type Subject } from "./match-customer.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { receiveAlertFile } from "./receive-alert-file.ts";
import { reconcileWithList } from "./reconcile-enrolments.ts";
import { listReconciliations } from "./reconciliation-store.ts";
import { refuseReport } from "./refusals.ts";
import { EVERY_DAYS_STANDARD, unwatchSubject, watchSubject } from "./watch-subject.ts";
import {
  EnrolmentBody,
  enrolmentBody,
  ReconciliationBody,
  reconciliationBody,
  SubjectBody,
  subjectBody,
} from "./watch-wire.ts";
import { BureauName, Purpose } from "./wire.ts";

const TAG = "Bureaus";
const ById = Closed({ id: Reference });
const ByName = Closed({ name: BureauName });
const ByBoth = Closed({ id: Reference, bureau: BureauName });
const REFERENCE_LENGTH_MAX = 64;
const RECONCILIATIONS_SHOWN = 24;
const FILE_BYTES_MAX = 32 * 1024 * 1024;
const EVERY_DAYS_MAX = 366;

/** The routes of who a customer is to a bureau, and of watching it there. */
export function monitoringRoutes(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition[] {
  return [...subjectRoutes(bureaus), ...watchRoutes(bureaus, neighbours), ...fileRoutes(bureaus, neighbours)];
}

function subjectRoutes(bureaus: Bureaus): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/customers/{id}/bureau-subjects",
      summary: "Read which files at bureaus are a customer's, and the candidates",
      tag: TAG,
      scope: "credit:read",
      request: { params: ById },
      responses: { 200: Closed({ data: Type.Array(SubjectBody), nextCursor: Type.Null() }) },
      handle: async (ctx, { params }) => {
        const customer = await findCustomer(ctx, params.id);
        const data = (await readSubjects(ctx, bureaus, customer.id)).map(subjectBody);
        return { status: 200, body: { data, nextCursor: null } };
      },
    }),
    route({
      method: "POST",
      path: "/v1/customers/{id}/bureau-subjects/{bureau}/match",
      summary: "Ask a bureau which company a customer is",
      description: "One that is certain is taken; else the candidates are kept for a person to choose from.",
      tag: TAG,
      scope: "credit:write",
      transaction: "none",
      request: { params: ByBoth },
      responses: { 200: SubjectBody },
      handle: async ({ caller, database, clock }, { params }) => {
        const subject = await matched({ caller, database, clock, bureaus }, params.id, params.bureau);
        return { status: 200, body: subjectBody(subject) };
      },
    }),
    route({
      method: "PUT",
      path: "/v1/customers/{id}/bureau-subjects/{bureau}",
      summary: "Choose which of the candidates a customer is",
      tag: TAG,
      scope: "credit:write",
      request: {
        params: ByBoth,
        body: Closed({ reference: Type.String({ minLength: 1, maxLength: REFERENCE_LENGTH_MAX }) }),
      },
      responses: { 200: SubjectBody },
      handle: async (ctx, { params, body }) => {
        const customer = await findCustomer(ctx, params.id);
        const chosen = await chooseSubject(ctx, bureaus, customer.id, params.bureau, body.reference);
        return { status: 200, body: subjectBody(chosen) };
      },
    }),
  ];
}

async function matched(outside: Outside, customer: string, bureau: string): Promise<Subject> {
  const found = await inMerchant(outside.database, outside.caller, (ctx) => findCustomer(ctx, customer));
  try {
    return await matchCustomer(outside, found.id, bureau);
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    throw refuseReport("bureau_failed", `${error.kind}: ${error.detail}.`);
  }
}

function watchRoutes(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition[] {
  return [
    route({
      method: "GET",
      path: "/v1/customers/{id}/bureau-monitoring",
      summary: "List where a customer is watched",
      tag: TAG,
      scope: "credit:read",
      request: { params: ById },
      responses: { 200: Closed({ data: Type.Array(EnrolmentBody), nextCursor: Type.Null() }) },
      handle: async (ctx, { params }) => {
        const customer = await findCustomer(ctx, params.id);
        const data = (await selectEnrolments(ctx, customer.id)).map(enrolmentBody);
        return { status: 200, body: { data, nextCursor: null } };
      },
    }),
    route({
      method: "PUT",
      path: "/v1/customers/{id}/bureau-monitoring/{bureau}",
      summary: "Watch a customer at a bureau",
      description:
        "By the bureau's feed, or where it has none by asking again every so many days, within the budget.",
      tag: TAG,
      scope: "credit:write",
      transaction: "none",
      request: {
        params: ByBoth,
        body: Closed({
          everyDays: Type.Optional(Type.Integer({ minimum: 1, maximum: EVERY_DAYS_MAX })),
          permissiblePurpose: Type.Optional(Purpose),
        }),
      },
      responses: { 200: EnrolmentBody },
      handle: async ({ caller, database, clock }, { params, body }) => {
        const enrolment = await watchSubject({ caller, database, clock, bureaus }, neighbours, {
          customer: params.id,
          bureau: params.bureau,
          everyDays: body.everyDays ?? EVERY_DAYS_STANDARD,
          permissiblePurpose: body.permissiblePurpose ?? null,
        });
        return { status: 200, body: enrolmentBody(enrolment) };
      },
    }),
    route({
      method: "DELETE",
      path: "/v1/customers/{id}/bureau-monitoring/{bureau}",
      summary: "Watch a customer at a bureau no longer",
      tag: TAG,
      scope: "credit:write",
      transaction: "none",
      request: { params: ByBoth },
      responses: { 200: EnrolmentBody },
      handle: async ({ caller, database, clock }, { params }) => ({
        status: 200,
        body: enrolmentBody(
          await unwatchSubject({ caller, database, clock, bureaus }, params.id, params.bureau),
        ),
      }),
    }),
  ];
}

function fileRoutes(bureaus: Bureaus, neighbours: Neighbours): RouteDefinition[] {
  return [
    route({
      method: "POST",
      path: "/v1/bureaus/{name}/alert-files",
      summary: "Take in a bureau's file of news",
      tag: TAG,
      scope: "credit:write",
      transaction: "none",
      upload: true,
      request: { params: ByName },
      responses: {
        200: Closed({ received: Type.Integer(), repeated: Type.Integer(), ofNobody: Type.Integer() }),
      },
      handle: async ({ caller, database }, { params, upload }) => {
        const bytes = await readAll(upload?.stream);
        const body = await inMerchant(database, caller, (ctx) =>
          receiveAlertFile(ctx, bureaus, params.name, bytes),
        );
        return { status: 200, body: { ...body } };
      },
    }),
    route({
      method: "POST",
      path: "/v1/bureaus/{name}/enrolment-files",
      summary: "Compare the bureau's list of watched companies with ours",
      tag: TAG,
      scope: "credit:write",
      transaction: "none",
      upload: true,
      request: { params: ByName },
      responses: { 200: ReconciliationBody },
      handle: async ({ caller, database }, { params, upload }) => {
        const bytes = await readAll(upload?.stream);
        const row = await inMerchant(database, caller, async (ctx) =>
          reconcileWithList(ctx, bureaus, params.name, bytes, await neighbours.today(ctx)),
        );
        return { status: 200, body: reconciliationBody(row) };
      },
    }),
    route({
      method: "GET",
      path: "/v1/bureaus/{name}/reconciliations",
      summary: "List the latest comparisons of who is watched",
      tag: TAG,
      scope: "credit:read",
      request: { params: ByName },
      responses: { 200: Closed({ data: Type.Array(ReconciliationBody), nextCursor: Type.Null() }) },
      handle: async (ctx, { params }) => {
        const rows = await listReconciliations(ctx, params.name, RECONCILIATIONS_SHOWN);
        return { status: 200, body: { data: rows.map(reconciliationBody), nextCursor: null } };
      },
    }),
  ];
}

async function readAll(stream: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += chunk.length;
    if (bytes > FILE_BYTES_MAX) throw refuseReport("bureau_failed", "The file is larger than is read.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
