import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import { ROLES } from "../auth/index.ts";
import { type Context, inMerchant } from "../db/index.ts";
import {
  Closed,
  CountryCode,
  CurrencyCode,
  DateOn,
  Nullable,
  OneOf,
  type RouteDefinition,
  route,
  type UnboundContext,
} from "../http/index.ts";
import { findMerchantsOf } from "./memberships.ts";
import { isDemoMerchant, readSettings } from "./settings.ts";
import { findSignInDetails } from "./store.ts";

const Mode = OneOf(["live", "test"], { description: "Test is the merchant's twin, for trying things out" });

const EntitySummary = Closed({
  id: Type.String(),
  reference: Type.String(),
  name: Type.String(),
  country: CountryCode,
  functionalCurrency: CurrencyCode,
  timeZone: Type.String(),
  today: DateOn,
});

const Me = Closed(
  {
    user: Nullable(
      Closed({
        id: Type.String(),
        name: Type.String(),
        email: Type.String(),
        twoFactorEnabled: Type.Boolean(),
      }),
    ),
    apiKey: Nullable(Closed({ id: Type.String() })),
    merchants: Type.Array(
      Closed({ id: Type.String(), name: Type.String(), roles: Type.Array(OneOf(ROLES)), mode: Mode }),
    ),
    merchant: Closed({
      id: Type.String(),
      name: Type.String(),
      mode: Mode,
      roles: Type.Array(OneOf(ROLES)),
      scopes: Type.Array(Type.String()),
    }),
    entities: Type.Array(EntitySummary),
    features: Type.Record(Type.String(), Type.Boolean(), {
      description: "`demo` says that this is the demo merchant: the console then has a page to play the shop",
    }),
  },
  { $id: "Me" },
);

/** A legal company of the merchant as the console needs it at once; the room of the book supplies them. */
export type EntitySummary = Type.Static<typeof EntitySummary>;

export interface MePort {
  readEntities(ctx: Context): Promise<EntitySummary[]>;
  /** What is switched on in this installation, by name; whether the merchant is the demo's is added. */
  readonly features: Readonly<Record<string, boolean>>;
}

/** Who is calling, where, and what may be done there: the console's first question. */
export function meRoute(port: MePort): RouteDefinition {
  return route({
    method: "GET",
    path: "/v1/me",
    summary: "Read who is signed in",
    tag: "People and keys",
    scope: "signed_in",
    transaction: "none",
    responses: { 200: Me },
    handle: async (ctx) => {
      const { access } = ctx;
      const [settings, entities, demo] = await inMerchant(ctx.database, ctx.caller, async (inner) => [
        await readSettings(inner),
        await port.readEntities(inner),
        await isDemoMerchant(inner),
      ]);
      const merchant = {
        id: formatId("mer", access.merchantId),
        name: settings.name,
        mode: access.mode,
        roles: [...access.roles],
      };
      return {
        status: 200,
        body: {
          user: await readUser(ctx),
          apiKey: access.keyId === null ? null : { id: formatId("key", access.keyId) },
          merchants: access.userId === null ? [merchant] : await readMerchants(ctx, access.userId),
          merchant: { ...merchant, scopes: [...access.scopes].sort() },
          entities,
          features: { ...port.features, demo },
        },
      };
    },
  });
}

async function readUser(ctx: UnboundContext) {
  const { userId } = ctx.access;
  if (userId === null) return null;
  const person = (await findSignInDetails(ctx.database, [userId])).get(userId);
  if (person === undefined) return null;
  return {
    id: formatId("usr", userId),
    name: person.name,
    email: person.email,
    twoFactorEnabled: person.twoFactorEnabled,
  };
}

async function readMerchants(ctx: UnboundContext, userId: string) {
  const merchants = await findMerchantsOf(ctx.database, userId);
  return merchants.map(({ merchantId, name, roles, mode }) => ({
    id: formatId("mer", merchantId),
    name,
    roles: [...roles],
    mode,
  }));
}
