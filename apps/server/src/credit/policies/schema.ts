import { type TProperties, type TSchema, Type } from "typebox";
import { CHECKPOINTS } from "../evaluations/outcome.ts";
import { COMBINATIONS } from "./document.ts";
import { ruleSchemas } from "./rule-schemas.ts";
import {
  Amount,
  Cel,
  Code,
  Country,
  CurrencyText,
  closed,
  DecimalNumber,
  Id,
  list,
  Name,
  nullable,
  oneOf,
  Percent,
  RoleName,
  ScopeSchema,
  Share,
  whole,
} from "./schema-parts.ts";

const SEGMENTS_MAX = 100;
const LIMITS_MAX = 100;
const TERMS_MAX = 100;
const RULES_MAX = 300;
const BANDS_MAX = 50;
const CLASSES_MAX = 30;
const CURRENCIES_MAX = 200;
const CARDS_MAX = 30;

const RiskClassesSchema = closed({
  bands: Type.Array(closed({ class: Code, fromScore: nullable(DecimalNumber) }), {
    maxItems: CLASSES_MAX,
    default: [],
  }),
  unscored: nullable(Code),
  overrides: Type.Array(closed({ id: Id, when: Cel, class: Code }), { maxItems: CLASSES_MAX, default: [] }),
});

const SegmentSchema = closed({
  id: Id,
  name: Name,
  enabled: Type.Boolean({ default: true }),
  countries: list(Country, CURRENCIES_MAX),
  exceptCountries: list(Country, CURRENCIES_MAX),
  when: nullable(Cel),
  scorecard: nullable(Id),
  challengers: list(Id, CARDS_MAX),
  limit: nullable(Id),
  riskClasses: nullable(RiskClassesSchema),
});

const bounds: TProperties = {
  minimum: nullable(Amount),
  maximum: nullable(Amount),
  zeroBelow: nullable(Amount),
  roundTo: nullable(Amount),
  rounding: oneOf(["down", "nearest", "up"], "down"),
};

const AxisSchema = closed({
  name: Name,
  value: Cel,
  bands: Type.Array(
    closed({
      label: Name,
      below: nullable(DecimalNumber),
      is: list(Type.String({ maxLength: 200 }), BANDS_MAX),
    }),
    {
      minItems: 1,
      maxItems: BANDS_MAX,
    },
  ),
  unknown: nullable(Name),
});

const Cell = Type.Unsafe<string>({
  anyOf: [
    { type: "string", minLength: 1, maxLength: 2_000 },
    { type: "number", minimum: 0 },
  ],
  "x-exact": true,
  description: "An amount, or CEL that gives one",
});

/** The two kinds of limit rule, by kind. */
export const limitSchemas: Readonly<Record<string, TSchema>> = {
  formula: closed({ id: Id, kind: oneOf(["formula"]), formula: Cel, ...bounds }),
  matrix: closed({
    id: Id,
    kind: oneOf(["matrix"]),
    columns: AxisSchema,
    rows: AxisSchema,
    cells: Type.Array(Type.Array(Cell, { maxItems: BANDS_MAX }), { maxItems: BANDS_MAX }),
    ...bounds,
  }),
};

const TermsSchema = closed({
  name: Id,
  title: Name,
  netDays: whole(0, 365),
  discount: nullable(closed({ percent: Percent, days: whole(0, 365) })),
  depositPercent: nullable(Percent),
  instalments: nullable(closed({ count: whole(2, 60), everyDays: whole(1, 366) })),
  methods: list(Code, 20),
  scope: ScopeSchema,
  when: nullable(Cel),
});

const ToleranceSchema = closed(
  { percent: nullable(Percent), amount: nullable(Amount), take: oneOf(["lesser", "greater"], "lesser") },
  { default: {} },
);

const weight = (standard: string) =>
  Type.Unsafe<string>({ ...Share, default: standard, description: "0 does not count, 1 counts in full" });

const CurrencySchema = closed({
  base: CurrencyText,
  factors: Type.Record(Type.String({ pattern: "^[A-Z]{3}$" }), DecimalNumber, {
    default: {},
    maxProperties: CURRENCIES_MAX,
    additionalProperties: false,
  }),
  others: oneOf(["at_par", "no_limit"], "no_limit"),
});

const settings: TProperties = {
  reviews: closed(
    {
      byClass: Type.Record(Type.String({ pattern: "^[A-Za-z0-9_+-]{1,40}$" }), whole(1, 120), {
        default: {},
        maxProperties: CLASSES_MAX,
        additionalProperties: false,
      }),
      everyMonths: whole(1, 120, 12),
    },
    { default: {} },
  ),
  bureaus: closed(
    {
      waterfall: Type.Array(
        closed({
          kinds: list(oneOf(["business", "person"]), 2),
          countries: list(Country, CURRENCIES_MAX),
          bureaus: list(Code, 20),
        }),
        { maxItems: BANDS_MAX, default: [] },
      ),
      repullAfterDays: whole(1, 3_650, 180),
      monthlyBudget: nullable(Amount),
      onlyWhenItCanChange: Type.Boolean({ default: true }),
    },
    { default: {} },
  ),
  monitoring: closed(
    {
      utilization: Type.Array(closed({ percent: whole(1, 1_000), clearBelow: whole(0, 1_000) }), {
        maxItems: BANDS_MAX,
        default: [
          { percent: 80, clearBelow: 75 },
          { percent: 100, clearBelow: 95 },
        ],
      }),
      grades: Type.Array(closed({ grade: Code, belowDays: nullable(DecimalNumber) }), {
        maxItems: CLASSES_MAX,
        default: [
          { grade: "A", belowDays: "5" },
          { grade: "B", belowDays: "15" },
          { grade: "C", belowDays: "30" },
          { grade: "D", belowDays: null },
        ],
      }),
      gradeInvoicesMin: whole(1, 1_000, 3),
    },
    { default: {} },
  ),
  authorizations: closed(
    {
      holdsForHours: whole(1, 17_520, 168),
      byTerms: Type.Record(Type.String({ pattern: "^[a-z][a-z0-9_-]{0,79}$" }), whole(1, 17_520), {
        default: {},
        maxProperties: TERMS_MAX,
        additionalProperties: false,
      }),
      blanketHorizonDays: whole(1, 730, 30),
    },
    { default: {} },
  ),
  holds: closed(
    {
      slaHours: whole(1, 8_760, 24),
      byAmount: Type.Array(closed({ from: Amount, slaHours: whole(1, 8_760) }), {
        maxItems: BANDS_MAX,
        default: [],
      }),
    },
    { default: {} },
  ),
  latePayment: closed(
    {
      interest: Type.Unsafe<unknown>({
        anyOf: [{ enum: ["statutory", "none"] }, closed({ percentPerYear: Percent })],
        default: "statutory",
      }),
      fee: Type.Unsafe<unknown>({
        anyOf: [{ enum: ["statutory", "none"] }, closed({ amount: Amount })],
        default: "statutory",
      }),
      ordersWaitAfterDays: nullable(whole(0, 365)),
      agencyAfterDays: nullable(whole(0, 3_650)),
    },
    { default: {} },
  ),
  affordability: closed(
    {
      enabled: Type.Boolean({ default: false }),
      shareOfFreeIncome: Type.Unsafe<string>({ ...Share, default: "0.2" }),
      livingCosts: Type.Unsafe<string>({ ...Amount, default: "1000" }),
      livingCostsPerDependant: Type.Unsafe<string>({ ...Amount, default: "300" }),
      months: whole(1, 120, 3),
    },
    { default: {} },
  ),
  offline: closed(
    {
      enabled: Type.Boolean({ default: false }),
      share: Type.Unsafe<string>({ ...Share, default: "0.25" }),
      maximum: Type.Unsafe<string>({ ...Amount, default: "500" }),
      expiresAfterHours: whole(1, 168, 12),
      riskClasses: list(Code, CLASSES_MAX),
    },
    { default: {} },
  ),
};

const anything = Type.Unsafe<Record<string, unknown>>({ type: "object" });

function policySchema(rules: TSchema, limits: TSchema, exclusions: TSchema, scorecard: TSchema) {
  return closed({
    format: Type.Unsafe<1>({ type: "integer", enum: [1], default: 1 }),
    name: Name,
    description: Type.String({ maxLength: 4_000, default: "" }),
    currency: CurrencySchema,
    grace: closed({ days: whole(0, 120, 0) }, { default: {} }),
    exposure: closed(
      {
        openDebits: weight("1"),
        reserved: weight("1"),
        shipped: weight("1"),
        uncleared: weight("1"),
        unapplied: weight("1"),
        deposits: weight("1"),
        disputed: weight("0"),
        insured: weight("0"),
      },
      { default: {} },
    ),
    segments: Type.Array(SegmentSchema, { minItems: 1, maxItems: SEGMENTS_MAX }),
    scorecards: Type.Array(scorecard, { maxItems: CARDS_MAX, default: [] }),
    riskClasses: Type.Unsafe<unknown>({ ...RiskClassesSchema, default: {} }),
    limits: Type.Array(limits, { maxItems: LIMITS_MAX, default: [] }),
    standing: closed(
      {
        manual: oneOf(COMBINATIONS, "replace"),
        insured: oneOf(COMBINATIONS, "at_least"),
        guaranteed: oneOf(COMBINATIONS, "at_least"),
        recourse: oneOf(COMBINATIONS, "add"),
        temporary: oneOf(COMBINATIONS, "at_least"),
        collateralShare: Type.Unsafe<string>({ ...Share, default: "0" }),
        bureauCap: nullable(
          closed({
            on: oneOf(["computed", "all"], "computed"),
            share: Type.Unsafe<string>({ ...Share, default: "1" }),
          }),
        ),
      },
      { default: {} },
    ),
    terms: Type.Array(TermsSchema, { minItems: 1, maxItems: TERMS_MAX }),
    tolerance: closed(
      Object.fromEntries(CHECKPOINTS.map((checkpoint) => [checkpoint, ToleranceSchema])) as Record<
        (typeof CHECKPOINTS)[number],
        typeof ToleranceSchema
      >,
      { default: {} },
    ),
    rules: Type.Array(rules, { maxItems: RULES_MAX, default: [] }),
    exclusions: Type.Array(exclusions, { maxItems: RULES_MAX, default: [] }),
    approvals: Type.Array(closed({ upTo: nullable(Amount), role: RoleName, approvals: whole(1, 5, 1) }), {
      maxItems: BANDS_MAX,
      default: [{ upTo: null, role: "credit_manager", approvals: 1 }],
    }),
    ...settings,
  });
}

/** The whole but for what comes in kinds, which is looked at by kind so that a mistake is told in one line. */
export const outerSchema: TSchema = policySchema(anything, anything, anything, anything);

/** The published schema of a policy (JSON Schema 2020-12). `scorecard` is the scorecards' own. */
export function publishedSchema(scorecard: { readonly $defs: object }): object {
  const rules = Type.Union(Object.values(ruleSchemas("rule")));
  const exclusions = Type.Union(Object.values(ruleSchemas("exclusion")));
  const limits = Type.Union(Object.values(limitSchemas));
  const shape = policySchema(rules, limits, exclusions, Type.Unsafe({ $ref: "#/$defs/scorecard" }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "/schemas/policy.json",
    title: "Credit policy",
    description:
      "Who may buy on credit, how much, on which terms. Conditions and formulas are CEL; the program also finds mistyped names and types in them, and ids that nothing has.",
    ...(asPublished(JSON.parse(JSON.stringify(shape))) as object),
    $defs: { ...scorecard.$defs, ...(asPublished(JSON.parse(JSON.stringify(SHARED)), true) as object) },
  };
}

/** Parts that stand in many places; the published schema says them once. */
const SHARED: Readonly<Record<string, TSchema>> = {
  scope: ScopeSchema,
  amount: Amount,
  percent: Percent,
  expression: Cel,
  id: Id,
};
const sharedByText = new Map(Object.entries(SHARED).map(([name, schema]) => [JSON.stringify(schema), name]));

/** For writers: what has a default may be left out, and parts that are shared are named. */
function asPublished(part: unknown, isShared = false): unknown {
  if (Array.isArray(part)) return part.map((member: unknown) => asPublished(member));
  if (typeof part !== "object" || part === null) return part;
  const name = isShared ? undefined : sharedByText.get(JSON.stringify(part));
  if (name !== undefined) return { $ref: `#/$defs/${name}` };
  const record = part as Record<string, unknown>;
  const published: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(record)) {
    if (key === "x-exact") continue;
    published[key] = isShared ? inShared(member) : asPublished(member);
  }
  if (Array.isArray(record.required) && typeof record.properties === "object" && record.properties !== null) {
    const properties = record.properties as Record<string, { default?: unknown }>;
    const required = (record.required as string[]).filter(
      (property) => properties[property]?.default === undefined,
    );
    if (required.length > 0) published.required = required;
    else delete published.required;
  }
  return published;
}

/** The members of the shared parts themselves, which are not to be named by themselves. */
function inShared(member: unknown): unknown {
  if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
  const { required: _, "x-exact": __, ...kept } = member as Record<string, unknown>;
  return kept;
}
