import { formatId, isCurrency } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { BUREAU_FLAGS, type BureauAdapter, type PersonQuery } from "#integrations/bureaus";
import { Closed, CountryCode, CurrencyCode, DateOn, Instant, Money, Nullable, OneOf } from "#platform/http";
import type { Connection } from "./connection-store.ts";
import type { ReadReport } from "./read-reports.ts";

const NAME_LENGTH_MAX = 100;
const TEXT_LENGTH_MAX = 300;
const SECRET_LENGTH_MAX = 20_000;
const SETTINGS_MAX = 40;
const ROLES_SHOWN_MAX = 100;
const NO_NUL = "^[^\\u0000]*$";

export const BureauName = Type.String({
  pattern: "^[a-z][a-z0-9-]{0,59}$",
  description: "From GET /v1/bureaus",
});
export const Words = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX, pattern: NO_NUL });
export const Purpose = Type.String({
  pattern: "^[A-Za-z0-9_-]{1,40}$",
  description: "The bureau's code of the reason for which the law lets you look at a person's file",
});

export const ConnectionPut = Closed({
  enabled: Type.Optional(Type.Boolean()),
  simulator: Type.Optional(
    Type.Boolean({ description: "Talk to a simulator in this server: nothing is bought, nobody is real" }),
  ),
  settings: Type.Optional(
    Type.Record(
      Type.String({ pattern: "^[a-zA-Z]{1,60}$" }),
      Type.String({ maxLength: SECRET_LENGTH_MAX, pattern: NO_NUL }),
      {
        maxProperties: SETTINGS_MAX,
        description: "By name, secrets among them; what is left out stays, an empty text takes one away",
      },
    ),
  ),
  costs: Type.Optional(
    Type.Record(
      Type.String({ pattern: "^[a-z0-9_-]{1,60}$" }),
      Type.Integer({ minimum: 0, maximum: 100_000_000 }),
      { maxProperties: SETTINGS_MAX, description: "Minor units by product, as your contract has them" },
    ),
  ),
  costCurrency: Type.Optional(CurrencyCode),
});

export const BureauBody = Closed(
  {
    name: Type.String(),
    title: Type.String(),
    countries: Nullable(Type.Array(Type.String(), { description: "Null: every country" })),
    kinds: Type.Array(OneOf(["business", "person"])),
    products: Type.Array(
      Closed({
        code: Type.String(),
        title: Type.String(),
        suitsMonitoring: Type.Boolean(),
        cost: Nullable(Money),
      }),
    ),
    monitoring: OneOf(["feed", "re_pull"]),
    needsPermissiblePurpose: Type.Boolean(),
    settings: Type.Array(
      Closed({
        name: Type.String(),
        meaning: Type.String(),
        required: Type.Boolean(),
        secret: Type.Boolean(),
        isSet: Type.Boolean(),
        value: Nullable(Type.String({ description: "Never of a secret" })),
      }),
    ),
    connection: Nullable(
      Closed({
        enabled: Type.Boolean(),
        simulator: Type.Boolean(),
        checkedAt: Nullable(Instant),
        checkOutcome: Nullable(
          Type.String({ description: "fine, untried (no free call does it), or the kind of failure" }),
        ),
      }),
    ),
  },
  { $id: "Bureau" },
);

/** A bureau with the merchant's connection; of the secrets only whether they are there. */
export function bureauBody(
  adapter: BureauAdapter,
  connection: Connection | undefined,
  secretNames: ReadonlySet<string>,
): Static<typeof BureauBody> {
  const { capabilities } = adapter;
  const currency = connection?.costCurrency ?? capabilities.currency;
  return {
    name: adapter.name,
    title: adapter.title,
    countries: capabilities.countries === "all" ? null : [...capabilities.countries],
    kinds: [...capabilities.kinds],
    products: capabilities.products.map(({ code, title, suitsMonitoring, sampleCostMinor }) => {
      const own = connection?.costs[code];
      const amount = own !== undefined ? BigInt(own) : connection?.isSimulated ? sampleCostMinor : null;
      return { code, title, suitsMonitoring, cost: amount === null ? null : { amount, currency } };
    }),
    monitoring: capabilities.monitoring,
    needsPermissiblePurpose: capabilities.needsPermissiblePurpose,
    settings: adapter.settings.map(({ name, meaning, isRequired, isSecret, standard }) => {
      const value = isSecret ? null : (connection?.settings[name] ?? standard ?? null);
      const isSet = isSecret ? secretNames.has(name) : value !== null;
      return { name, meaning, required: isRequired, secret: isSecret, isSet, value };
    }),
    connection:
      connection === undefined
        ? null
        : {
            enabled: connection.isEnabled,
            simulator: connection.isSimulated,
            checkedAt: connection.checkedAt,
            checkOutcome: connection.checkOutcome,
          },
  };
}

const Line = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX, pattern: NO_NUL });
export const PersonInput = Closed({
  firstName: Line,
  lastName: Line,
  houseNumber: Line,
  street: Line,
  city: Line,
  region: Line,
  postalCode: Line,
  country: CountryCode,
  dateOfBirth: Type.Optional(Nullable(DateOn)),
  nationalNumber: Type.Optional(Nullable(Type.String({ pattern: "^[0-9-]{4,20}$" }))),
});

export function personOf(input: Static<typeof PersonInput>): PersonQuery {
  const { firstName, lastName, dateOfBirth, nationalNumber, ...address } = input;
  return {
    firstName,
    lastName,
    address,
    dateOfBirth: dateOfBirth ?? null,
    nationalNumber: nationalNumber?.replaceAll("-", "") ?? null,
  };
}

export const StepBody = Closed({
  bureau: Type.String(),
  outcome: Type.String({ description: "received, kept (a young one was there), or the kind of failure" }),
  reportId: Nullable(Type.String()),
  detail: Nullable(Type.String()),
});

const ScoreBody = Closed({
  model: Type.String(),
  title: Type.String(),
  raw: Nullable(Type.String()),
  scale: Nullable(
    Closed({ minimum: Type.Number(), maximum: Type.Number(), saferEnd: OneOf(["high", "low"]) }),
  ),
  percentile: Nullable(Type.Number()),
  riskScore: Nullable(Type.Integer()),
  riskClass: Nullable(Type.Integer()),
  noScoreReason: Nullable(Type.String()),
  reasons: Type.Array(Closed({ code: Type.String(), text: Nullable(Type.String()) })),
});

export const ReportBody = Closed(
  {
    id: Type.String(),
    customerId: Type.String(),
    bureau: Type.String(),
    product: Type.String(),
    outcome: OneOf(["scored", "no_score", "locked"]),
    riskScore: Nullable(Type.Integer({ description: "0 (will fail) to 1000 (safest); null is no score" })),
    riskClass: Nullable(Type.Integer({ description: "1 safest to 5" })),
    recommended: Nullable(Money),
    flags: Type.Array(OneOf(BUREAU_FLAGS)),
    figures: Type.Record(Type.String(), Type.String()),
    partial: Type.Boolean(),
    asOf: DateOn,
    fetchedAt: Instant,
    cost: Money,
    erased: Type.Boolean(),
    subject: Nullable(
      Closed({
        reference: Nullable(Type.String()),
        name: Nullable(Type.String()),
        isActive: Nullable(Type.Boolean()),
      }),
    ),
    scores: Type.Array(ScoreBody),
    legal: Type.Array(
      Closed({ kind: Type.String(), count: Nullable(Type.Integer()), amount: Nullable(Money) }),
    ),
    payments: Nullable(
      Closed({
        daysBeyondTerms: Nullable(Type.Number()),
        tradelines: Nullable(Type.Integer()),
        balance: Nullable(Money),
        pastDue: Nullable(Money),
      }),
    ),
    officerRoles: Type.Array(Type.String()),
    missingParts: Type.Array(Closed({ part: Type.String(), reason: Type.String() })),
  },
  { $id: "BureauReport" },
);

export function reportBody(report: ReadReport): Static<typeof ReportBody> {
  const { content, currency } = report;
  const money = (minor: bigint | null) =>
    minor === null || !isCurrency(currency) ? null : { amount: minor, currency };
  return {
    id: formatId("rpt", report.id),
    customerId: formatId("cus", report.customerId),
    bureau: report.bureau,
    product: report.product,
    outcome: report.outcome,
    riskScore: report.riskScore,
    riskClass: report.riskClass,
    recommended: money(report.recommendedMinor),
    flags: [...report.flags],
    figures: { ...report.figures },
    partial: report.isPartial,
    asOf: report.asOf,
    fetchedAt: report.fetchedAt,
    cost: { amount: report.costMinor, currency: report.costCurrency },
    erased: content === null,
    subject:
      content === null
        ? null
        : { reference: content.subjectReference, name: content.subjectName, isActive: content.isActive },
    scores: (content?.scores ?? []).map(({ asOf: _, scale, reasons, ...score }) => ({
      ...score,
      scale: scale === null ? null : { ...scale },
      reasons: reasons.map(({ code, text }) => ({ code, text })),
    })),
    legal: (content?.legal ?? []).map(({ kind, count, amountMinor }) => ({
      kind,
      count,
      amount: money(amountMinor),
    })),
    payments: paymentsBody(content?.payments ?? null, money),
    officerRoles: (content?.officerRoles ?? []).slice(0, ROLES_SHOWN_MAX),
    missingParts: (content?.missingParts ?? []).map(({ part, reason }) => ({ part, reason })),
  };
}

type Content = NonNullable<ReadReport["content"]>;

function paymentsBody(
  payments: Content["payments"],
  money: (minor: bigint | null) => Static<typeof Money> | null,
): Static<typeof ReportBody>["payments"] {
  if (payments === null) return null;
  const { daysBeyondTerms, tradelines, balanceMinor, pastDueMinor } = payments;
  return { daysBeyondTerms, tradelines, balance: money(balanceMinor), pastDue: money(pastDueMinor) };
}
