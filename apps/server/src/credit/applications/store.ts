import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import type { ApplicantKind } from "./forms/store.ts";

export const STATES = [
  "draft",
  "submitted",
  "in_review",
  "waiting_for_applicant",
  "approved",
  "declined",
  "withdrawn",
  "appealed",
] as const;
export type ApplicationState = (typeof STATES)[number];

export type ScreenSeverity = "clear" | "info" | "attention" | "severe";
export type Verdict = "approve" | "counter_offer" | "refer" | "decline";

/** What an applicant may accept or leave: an approval's content under conditions. */
export interface Offer {
  readonly limitMinor: string;
  readonly currency: string;
  readonly terms: string | null;
  readonly depositPercent: string | null;
  readonly reason: string;
  readonly conditions: readonly string[];
  readonly approvers: readonly string[];
}

export interface ApplicationRow {
  readonly id: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly kind: ApplicantKind;
  readonly customerId: string | null;
  readonly keyId: string;
  readonly language: string;
  readonly state: ApplicationState;
  readonly answersSealed: Buffer | null;
  readonly answersVersion: number;
  readonly summarySealed: Buffer | null;
  readonly requestedMinor: bigint | null;
  readonly requestedCurrency: string | null;
  readonly yearStarted: number | null;
  readonly reopened: readonly string[];
  readonly assignedTo: string | null;
  readonly nameMark: Buffer | null;
  readonly taxMark: Buffer | null;
  readonly accountMark: Buffer | null;
  readonly deviceMark: Buffer | null;
  readonly addressMark: Buffer | null;
  readonly isTrapped: boolean;
  readonly screenSeverity: ScreenSeverity | null;
  readonly findingsSealed: Buffer | null;
  readonly screenedAt: Date | null;
  readonly evaluationId: string | null;
  readonly reportIds: readonly string[];
  readonly paymentScore: string | null;
  readonly creditScore: string | null;
  readonly recommendation: Verdict | null;
  readonly assessmentSealed: Buffer | null;
  readonly assessedAt: Date | null;
  readonly declared: Readonly<Record<string, string | number | boolean | null>> | null;
  readonly decisionRound: number;
  readonly offer: Offer | null;
  readonly offerExpiresAt: Date | null;
  readonly lastDecisionId: string | null;
  readonly submittedAt: Date | null;
  readonly openedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Columns that change, by their names in the row; every one has its right granted in the migration. */
const COLUMNS = {
  customerId: "customer_id",
  language: "language",
  state: "state",
  answersSealed: "answers_sealed",
  answersVersion: "answers_version",
  summarySealed: "summary_sealed",
  requestedMinor: "requested_minor",
  requestedCurrency: "requested_currency",
  yearStarted: "year_started",
  reopened: "reopened",
  assignedTo: "assigned_to",
  nameMark: "name_mark",
  taxMark: "tax_mark",
  accountMark: "account_mark",
  deviceMark: "device_mark",
  addressMark: "address_mark",
  isTrapped: "is_trapped",
  screenSeverity: "screen_severity",
  findingsSealed: "findings_sealed",
  screenedAt: "screened_at",
  evaluationId: "evaluation_id",
  reportIds: "report_ids",
  paymentScore: "payment_score",
  creditScore: "credit_score",
  recommendation: "recommendation",
  assessmentSealed: "assessment_sealed",
  assessedAt: "assessed_at",
  declared: "declared",
  decisionRound: "decision_round",
  offer: "offer",
  offerExpiresAt: "offer_expires_at",
  lastDecisionId: "last_decision_id",
  submittedAt: "submitted_at",
  openedAt: "opened_at",
  decidedAt: "decided_at",
  erasedAt: "erased_at",
} as const;
type Changeable = keyof typeof COLUMNS;
export type ApplicationChange = { readonly [Name in Changeable]?: ApplicationRow[Name] };

const IN_JSON = new Set<Changeable>(["declared", "offer"]);
const IN_ARRAY: Readonly<Partial<Record<Changeable, string>>> = { reopened: "text[]", reportIds: "uuid[]" };

const READ = sql.join(
  [
    ...Object.entries(COLUMNS).map(([name, column]) => sql`${sql.ref(column)} AS ${sql.ref(name)}`),
    sql`id, form_id AS "formId", form_version AS "formVersion", kind, key_id AS "keyId", version,
      created_at AS "createdAt", updated_at AS "updatedAt"`,
  ],
  sql`, `,
);

/** An application; `held` locks it until the transaction ends, so that two decisions never meet. */
export async function selectApplication(
  ctx: Context,
  id: string,
  how: "free" | "held" = "free",
): Promise<ApplicationRow | undefined> {
  const found = await sql<ApplicationRow>`
    SELECT ${READ} FROM credit.application WHERE merchant_id = ${ctx.merchantId} AND id = ${id}
    ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(ctx.tx);
  return found.rows[0];
}

export async function insertApplication(
  ctx: Context,
  application: Pick<
    ApplicationRow,
    "id" | "formId" | "formVersion" | "kind" | "customerId" | "keyId" | "language"
  >,
): Promise<void> {
  const { id, formId, formVersion, kind, customerId, keyId, language } = application;
  await sql`
    INSERT INTO credit.application (merchant_id, id, form_id, form_version, kind, customer_id, key_id, language, state, version, created_at, updated_at)
    VALUES (${ctx.merchantId}, ${id}, ${formId}, ${formVersion}, ${kind}, ${customerId}, ${keyId}, ${language},
      'draft', 1, ${ctx.now}, ${ctx.now})`.execute(ctx.tx);
}

/** Writes what changed and the next version, which it gives. The caller holds the application's lock. */
export async function updateApplication(
  ctx: Context,
  id: string,
  change: ApplicationChange,
): Promise<bigint> {
  const settings = (Object.keys(change) as Changeable[])
    .filter((name) => change[name] !== undefined)
    .map((name) => sql`${sql.ref(COLUMNS[name])} = ${columnValue(name, change[name])}`);
  const updated = await sql<{ version: bigint }>`
    UPDATE credit.application SET ${sql.join([...settings, sql`version = version + 1`, sql`updated_at = ${ctx.now}`])}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} RETURNING version`.execute(ctx.tx);
  return updated.rows[0]?.version ?? 0n;
}

function columnValue(name: Changeable, value: unknown): RawBuilder<unknown> {
  if (IN_JSON.has(name)) return sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
  const array = IN_ARRAY[name];
  if (array !== undefined) return sql`${value}::${sql.raw(array)}`;
  return sql`${value}`;
}

export interface ListFilter {
  readonly states: readonly ApplicationState[] | undefined;
  readonly assignedTo: string | undefined;
  readonly customerId: string | undefined;
  readonly kind: ApplicantKind | undefined;
  readonly severity: ScreenSeverity | undefined;
}

/** Applications, newest change first, after a place. */
export async function selectApplications(
  ctx: Context,
  filter: ListFilter,
  after: { readonly updatedAt: Date; readonly id: string } | null,
  rowsMax: number,
): Promise<ApplicationRow[]> {
  const { states, assignedTo, customerId, kind, severity } = filter;
  const conditions = [
    sql`merchant_id = ${ctx.merchantId}`,
    ...(states === undefined ? [] : [sql`state = ANY(${states}::text[])`]),
    ...(assignedTo === undefined ? [] : [sql`assigned_to = ${assignedTo}`]),
    ...(customerId === undefined ? [] : [sql`customer_id = ${customerId}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(severity === undefined ? [] : [sql`screen_severity = ${severity}`]),
    ...(after === null ? [] : [sql`(updated_at, id) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`]),
  ];
  const found = await sql<ApplicationRow>`
    SELECT ${READ} FROM credit.application WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY updated_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** How many applications stand in each state. */
export async function countByState(ctx: Context): Promise<Record<string, number>> {
  const found = await sql<{ state: string; count: number }>`
    SELECT state, count(*)::int AS count FROM credit.application WHERE merchant_id = ${ctx.merchantId}
    GROUP BY state`.execute(ctx.tx);
  return Object.fromEntries(found.rows.map(({ state, count }) => [state, count]));
}

/** The declared facts of each customer's application accepted last. */
export async function selectDeclared(
  ctx: Context,
  customerIds: readonly string[],
): Promise<{ customerId: string; declared: Record<string, string | number | boolean | null> }[]> {
  const found = await sql<{
    customerId: string;
    declared: Record<string, string | number | boolean | null>;
  }>`
    SELECT DISTINCT ON (customer_id) customer_id AS "customerId", declared
    FROM credit.application
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[]) AND state = 'approved'
      AND declared IS NOT NULL
    ORDER BY customer_id, decided_at DESC, id DESC`.execute(ctx.tx);
  return found.rows;
}
