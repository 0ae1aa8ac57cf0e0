import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Closed,
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
import { customerNames } from "#receivables";
import { findPolicy } from "../policies/find-policy.ts";
import { simulationJob } from "./jobs.ts";
import { CUSTOMER_EFFECTS } from "./rules.ts";
import { MONTHS_MAX, readSimulation, startSimulation, stopSimulation } from "./start-simulation.ts";
import { type ChangeRow, selectChanges, selectSimulations } from "./store.ts";
import { ChangeBody, changeBody, SimulationBody, simulationBody } from "./wire.ts";

const TAG = "Policies";
const SIMULATIONS_MAX = 50;
const PERCENT = 100;
const ById = Closed({ id: Reference });

const start = route({
  method: "POST",
  path: "/v1/policies/{id}/simulate",
  summary: "Simulate a policy on the live book and on past orders",
  description:
    "Compares it with the policy in force (or `against`): every customer as it stands today, and every order decided in the last `months`, on the facts of its day. Nothing of the book is changed. `marginPercent` is taken for orders that do not tell their margin.",
  tag: TAG,
  scope: "credit:policy",
  request: {
    params: ById,
    body: Closed({
      against: Type.Optional(Reference),
      months: Type.Optional(Type.Integer({ minimum: 0, maximum: MONTHS_MAX })),
      marginPercent: Type.Optional(Type.Number({ minimum: 0, maximum: PERCENT })),
    }),
  },
  responses: { 202: SimulationBody },
  handle: async (ctx, { params, body }) => {
    const { against, months, marginPercent } = body;
    const row = await startSimulation(
      ctx,
      {
        policy: params.id,
        against,
        months,
        marginBasisPoints: marginPercent === undefined ? undefined : Math.round(marginPercent * PERCENT),
      },
      simulationJob,
    );
    return { status: 202, body: simulationBody(row) };
  },
});

const list = route({
  method: "GET",
  path: "/v1/policies/{id}/simulations",
  summary: "List the simulations of a policy, newest first",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: Closed({ data: Type.Array(SimulationBody) }) },
  handle: async (ctx, { params }) => {
    const policy = await findPolicy(ctx, params.id);
    const rows = await selectSimulations(ctx, policy.id, SIMULATIONS_MAX);
    return { status: 200, body: { data: rows.map(simulationBody) } };
  },
});

const read = route({
  method: "GET",
  path: "/v1/simulations/{id}",
  summary: "Read a simulation: how far it is, and what it found",
  tag: TAG,
  scope: "credit:read",
  request: { params: ById },
  responses: { 200: SimulationBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: simulationBody(await readSimulation(ctx, params.id)),
  }),
});

const cancel = route({
  method: "POST",
  path: "/v1/simulations/{id}/cancel",
  summary: "Cancel a simulation",
  tag: TAG,
  scope: "credit:policy",
  request: { params: ById },
  responses: { 200: SimulationBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: simulationBody(await stopSimulation(ctx, params.id)),
  }),
});

const LIST = "simulation-changes";
const Place = Type.Object({
  stakeMinor: Type.String({ pattern: "^-?[0-9]+$" }),
  subjectId: Type.String({ format: "uuid" }),
});

const changes = route({
  method: "GET",
  path: "/v1/simulations/{id}/changes",
  summary: "List the customers or orders that would be treated otherwise, the largest first",
  tag: TAG,
  scope: "credit:read",
  request: {
    params: ById,
    query: Closed({
      ...PageQuery,
      kind: OneOf(["customer", "order"]),
      effect: Type.Optional(OneOf([...CUSTOMER_EFFECTS, "newly_refused", "newly_approved"])),
    }),
  },
  responses: { 200: PageOf(ChangeBody) },
  handle: async (ctx, { params, query }) => {
    const row = await readSimulation(ctx, params.id);
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const found = await selectChanges(ctx, row, {
      kind: query.kind,
      effect: query.effect,
      after: decodeCursor(LIST, Place, query.cursor),
      rowsMax: rowsMax + 1,
    });
    const shown = found.slice(0, rowsMax);
    const last = found.length > rowsMax ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: {
        data: await withNames(ctx, shown),
        nextCursor:
          last === undefined
            ? null
            : encodeCursor(LIST, { stakeMinor: last.stakeMinor.toString(), subjectId: last.subjectId }),
      },
    };
  },
});

async function withNames(ctx: Context, rows: readonly ChangeRow[]) {
  const names = await customerNames(ctx, [...new Set(rows.map((row) => row.customerId))]);
  return rows.map((row) => changeBody(row, names.get(row.customerId) ?? { reference: "", name: "" }));
}

export const routes: readonly RouteDefinition[] = [start, list, read, cancel, changes];
