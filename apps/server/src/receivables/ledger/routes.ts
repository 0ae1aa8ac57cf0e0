import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Closed,
  CountryCode,
  CurrencyCode,
  DateOn,
  Nullable,
  Reference,
  type RouteDefinition,
  route,
  TimeZone,
} from "#platform/http";
import { PURPOSES } from "./accounts.ts";
import { type Entity, findEntity, listAccounts, listEntities, putEntity, todayOf } from "./entities.ts";
import { moveClosing } from "./move-closing.ts";
import { recordRate } from "./rates.ts";
import { verifyBook } from "./verify-book.ts";

const TEXT_LENGTH_MAX = 300;
const CODE_LENGTH_MAX = 40;
const Text = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX });
const Account = Closed({ code: Type.String({ minLength: 1, maxLength: CODE_LENGTH_MAX }), name: Text });
const AccountsInput = Closed(
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, Type.Optional(Account)])),
);
const ById = Closed({ id: Reference });

const EntityBody = Closed(
  {
    id: Type.String(),
    reference: Type.String(),
    name: Type.String(),
    country: CountryCode,
    functionalCurrency: CurrencyCode,
    timeZone: Type.String(),
    closedThrough: Nullable(DateOn),
    today: DateOn,
    accounts: Type.Array(Closed({ purpose: Type.String(), code: Type.String(), name: Type.String() })),
  },
  { $id: "Entity" },
);

async function entityBody(ctx: Context, entity: Entity) {
  return {
    ...entity,
    id: formatId("ent", entity.id),
    today: todayOf(entity, ctx.now),
    accounts: await listAccounts(ctx, entity.id),
  };
}

const getEntities = route({
  method: "GET",
  path: "/v1/entities",
  summary: "List the merchant's entities",
  tag: "Entities",
  scope: "settings:read",
  responses: { 200: Closed({ data: Type.Array(EntityBody) }) },
  handle: async (ctx) => {
    const entities = await listEntities(ctx);
    const data = [];
    for (const entity of entities) data.push(await entityBody(ctx, entity));
    return { status: 200, body: { data } };
  },
});

const getEntity = route({
  method: "GET",
  path: "/v1/entities/{id}",
  summary: "Read an entity with its accounts",
  tag: "Entities",
  scope: "settings:read",
  request: { params: ById },
  responses: { 200: EntityBody },
  handle: async (ctx, { params }) => ({
    status: 200,
    body: await entityBody(ctx, await findEntity(ctx, params.id)),
  }),
});

const putEntityRoute = route({
  method: "PUT",
  path: "/v1/entities/{id}",
  summary: "Make an entity with its chart of accounts, or change it",
  description: "`id` is your own reference. The functional currency of a book never changes.",
  tag: "Entities",
  scope: "settings:write",
  request: {
    params: ById,
    body: Closed({
      name: Text,
      country: CountryCode,
      functionalCurrency: CurrencyCode,
      timeZone: TimeZone,
      accounts: Type.Optional(AccountsInput),
    }),
  },
  responses: { 200: EntityBody },
  handle: async (ctx, { params, body }) => {
    const entity = await putEntity(ctx, { ...body, reference: params.id });
    return { status: 200, body: await entityBody(ctx, entity) };
  },
});

const closePeriod = route({
  method: "POST",
  path: "/v1/entities/{id}/close-period",
  summary: "Close the books through a day",
  tag: "Entities",
  scope: "settings:write",
  request: { params: ById, body: Closed({ through: DateOn, reason: Text }) },
  responses: { 200: EntityBody },
  handle: async (ctx, { params, body }) => {
    const entity = await moveClosing(ctx, {
      entity: params.id,
      closedThrough: body.through,
      reason: body.reason,
      direction: "close",
    });
    return { status: 200, body: await entityBody(ctx, entity) };
  },
});

const reopenPeriod = route({
  method: "POST",
  path: "/v1/entities/{id}/reopen-period",
  summary: "Open the books again, back to an earlier day",
  description: "`through` is the day that stays closed; null opens everything.",
  tag: "Entities",
  scope: "settings:write",
  request: { params: ById, body: Closed({ through: Nullable(DateOn), reason: Text }) },
  responses: { 200: EntityBody },
  handle: async (ctx, { params, body }) => {
    const entity = await moveClosing(ctx, {
      entity: params.id,
      closedThrough: body.through,
      reason: body.reason,
      direction: "reopen",
    });
    return { status: 200, body: await entityBody(ctx, entity) };
  },
});

const putRate = route({
  method: "PUT",
  path: "/v1/exchange-rates",
  summary: "Write down an exchange rate",
  description:
    "Units of `quote` for one of `base`, from a day on until the next rate. A rate once written stays.",
  tag: "Entities",
  scope: "settings:write",
  request: {
    body: Closed({
      base: CurrencyCode,
      quote: CurrencyCode,
      validFrom: DateOn,
      rate: Type.String({ pattern: "^[0-9]{1,12}(\\.[0-9]{1,18})?$" }),
      source: Text,
    }),
  },
  responses: {
    200: Closed({
      base: CurrencyCode,
      quote: CurrencyCode,
      validFrom: DateOn,
      rate: Type.String(),
      source: Type.String(),
    }),
  },
  handle: async (ctx, { body }) => {
    await recordRate(ctx, body);
    return { status: 200, body };
  },
});

const verify = route({
  method: "GET",
  path: "/v1/verify",
  summary: "Prove the book from its append-only rows",
  tag: "Reports",
  scope: "reports:read",
  responses: {
    200: Closed({
      ok: Type.Boolean(),
      checks: Type.Array(
        Closed({
          name: Type.String(),
          holds: Type.String(),
          ok: Type.Boolean(),
          checked: Type.Integer(),
          failureCount: Type.Integer(),
          failures: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  handle: async (ctx) => {
    const checks = (await verifyBook(ctx)).map((check) => ({ ...check, failures: [...check.failures] }));
    return { status: 200, body: { ok: checks.every((check) => check.ok), checks } };
  },
});

export const ledgerRoutes: readonly RouteDefinition[] = [
  getEntities,
  getEntity,
  putEntityRoute,
  closePeriod,
  reopenPeriod,
  putRate,
  verify,
];
