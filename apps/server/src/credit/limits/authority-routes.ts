import { Type } from "typebox";
import {
  Closed,
  Money,
  MoneyInput,
  Nullable,
  OneOf,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { authorityOf } from "./authority-of.ts";
import { selectAuthorities } from "./authority-store.ts";
import { setAuthority } from "./set-authority.ts";
import { actorText } from "./wire.ts";

const TAG = "Limits";
const AUTHORITIES_MAX = 1_000;

const AuthorityBody = Closed(
  { holder: Type.String(), authority: Nullable(Money) },
  { $id: "Authority", description: "Null: what the policy's approval bands give to their roles" },
);

const listAuthorities = route({
  method: "GET",
  path: "/v1/credit/authorities",
  summary: "List who may set limits up to which amount, and how far you may",
  tag: TAG,
  scope: "credit:read",
  responses: {
    200: Closed({
      own: Closed({
        limit: Nullable(Money),
        unbounded: Type.Boolean(),
        source: OneOf(["personal", "role", "none"]),
      }),
      data: Type.Array(AuthorityBody),
    }),
  },
  handle: async (ctx) => {
    const own = await authorityOf(ctx, ctx.access);
    const found = await selectAuthorities(ctx, AUTHORITIES_MAX);
    return {
      status: 200,
      body: {
        own: {
          limit: own.upToMinor === null ? null : { amount: own.upToMinor, currency: own.currency },
          unbounded: own.upToMinor === null,
          source: own.source,
        },
        data: found.map((row) => ({
          holder: actorText(row.holder),
          authority: row.amountMinor === null ? null : { amount: row.amountMinor, currency: row.currency },
        })),
      },
    };
  },
});

const putAuthority = route({
  method: "PUT",
  path: "/v1/credit/authorities/{holder}",
  summary: "Say up to which amount a person or an API key may set limits alone",
  description: "By an owner. `holder` is usr_… or key_…; null leaves them to the policy's approval bands.",
  tag: TAG,
  scope: "credit:policy",
  request: { params: Closed({ holder: Reference }), body: Closed({ authority: Nullable(MoneyInput) }) },
  responses: { 200: AuthorityBody },
  handle: async (ctx, { params, body }) => {
    const { authority } = body;
    const row = await setAuthority(
      ctx,
      ctx.access,
      params.holder,
      authority === null ? null : { amountMinor: BigInt(authority.amount), currency: authority.currency },
    );
    return {
      status: 200,
      body: {
        holder: actorText(row.holder),
        authority: row.amountMinor === null ? null : { amount: row.amountMinor, currency: row.currency },
      },
    };
  },
});

export const authorityRoutes: readonly RouteDefinition[] = [listAuthorities, putAuthority];
