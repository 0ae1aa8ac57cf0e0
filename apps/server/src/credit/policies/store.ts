import { sql } from "kysely";
import type { Context } from "#platform/db";

export const POLICY_STATES = ["draft", "submitted", "approved", "rejected", "withdrawn"] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

export interface PolicyRow {
  readonly id: string;
  readonly version: number;
  readonly state: PolicyState;
  readonly name: string;
  readonly note: string;
  readonly revision: number;
  readonly basedOn: string | null;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  readonly singlePerson: boolean;
  readonly effectiveFrom: Date | null;
  readonly rowVersion: bigint;
}

/** A policy with the text of its current revision. */
export interface PolicyWithText extends PolicyRow {
  readonly document: string;
  readonly documentHash: string;
}

const POLICY = sql.raw(`
  policy.id, policy.version, policy.state, policy.name, policy.note, policy.revision, policy.based_on AS "basedOn",
  policy.drafted_by AS "draftedBy", policy.drafted_at AS "draftedAt", policy.submitted_by AS "submittedBy",
  policy.submitted_at AS "submittedAt", policy.decided_by AS "decidedBy", policy.decided_at AS "decidedAt",
  policy.decision_note AS "decisionNote", policy.single_person AS "singlePerson",
  policy.effective_from AS "effectiveFrom", policy.row_version AS "rowVersion"`);

export async function selectPolicy(ctx: Context, id: string): Promise<PolicyWithText | undefined> {
  const found = await sql<PolicyWithText>`
    SELECT ${POLICY}, written.document, written.document_hash AS "documentHash"
    FROM credit.policy JOIN credit.policy_revision written
      ON written.merchant_id = policy.merchant_id AND written.policy_id = policy.id AND written.revision = policy.revision
    WHERE policy.merchant_id = ${ctx.merchantId} AND policy.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

/** Keeps a policy from being changed or decided by anybody else until the transaction ends. */
export async function lockPolicy(ctx: Context, id: string): Promise<PolicyRow | undefined> {
  const found = await sql<PolicyRow>`
    SELECT ${POLICY} FROM credit.policy
    WHERE policy.merchant_id = ${ctx.merchantId} AND policy.id = ${id} FOR UPDATE`.execute(ctx.tx);
  return found.rows[0];
}

/** The approved policy in force at an instant, and those that will follow it; earliest first. */
export async function selectTimeline(
  ctx: Context,
  at: Date,
): Promise<{ id: string; effectiveFrom: Date; version: number }[]> {
  const found = await sql<{ id: string; effectiveFrom: Date; version: number }>`
    SELECT policy.id, policy.effective_from AS "effectiveFrom", policy.version FROM credit.policy
    WHERE policy.merchant_id = ${ctx.merchantId} AND policy.state = 'approved'
      AND policy.effective_from >= coalesce((
        SELECT max(earlier.effective_from) FROM credit.policy earlier
        WHERE earlier.merchant_id = ${ctx.merchantId} AND earlier.state = 'approved' AND earlier.effective_from <= ${at}
      ), '-infinity')
    ORDER BY policy.effective_from, policy.version`.execute(ctx.tx);
  return found.rows;
}

export async function listPolicyRows(
  ctx: Context,
  page: { readonly state: PolicyState | undefined; readonly below: number | null; readonly rowsMax: number },
): Promise<PolicyRow[]> {
  const found = await sql<PolicyRow>`
    SELECT ${POLICY} FROM credit.policy
    WHERE policy.merchant_id = ${ctx.merchantId}
      AND (${page.state ?? null}::text IS NULL OR policy.state = ${page.state ?? null}::text)
      AND (${page.below}::integer IS NULL OR policy.version < ${page.below}::integer)
    ORDER BY policy.version DESC LIMIT ${page.rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export interface NewPolicy {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly basedOn: string | null;
  readonly document: string;
  readonly documentHash: string;
}

/** Adds a draft as the merchant's next version. Drafters wait for each other, so that no number is used twice. */
export async function insertDraft(ctx: Context, policy: NewPolicy): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('credit.policy ' || ${ctx.merchantId}::text, 0))`.execute(
    ctx.tx,
  );
  const added = await sql<{ version: number }>`
    INSERT INTO credit.policy (merchant_id, id, version, state, name, note, revision, based_on, drafted_by, drafted_at, row_version)
    SELECT ${ctx.merchantId}::uuid, ${policy.id}::uuid, coalesce(max(known.version), 0) + 1, 'draft', ${policy.name}, ${policy.note},
      1, ${policy.basedOn}::uuid, ${ctx.actor}, ${ctx.now}::timestamptz, 1
    FROM credit.policy known WHERE known.merchant_id = ${ctx.merchantId}
    RETURNING version`.execute(ctx.tx);
  await insertRevision(ctx, policy.id, 1, policy);
  return added.rows[0]?.version ?? 1;
}

export async function insertRevision(
  ctx: Context,
  policyId: string,
  revision: number,
  written: Pick<NewPolicy, "document" | "documentHash">,
): Promise<void> {
  await sql`
    INSERT INTO credit.policy_revision (merchant_id, policy_id, revision, document, document_hash, saved_by, saved_at)
    VALUES (${ctx.merchantId}, ${policyId}, ${revision}, ${written.document}, ${written.documentHash}, ${ctx.actor}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** Adds the standard policy as version 1, in force from `effectiveFrom`; false where the merchant has one already. */
export async function insertStandard(ctx: Context, policy: NewPolicy, effectiveFrom: Date): Promise<boolean> {
  const added = await sql`
    INSERT INTO credit.policy (merchant_id, id, version, state, name, note, revision, drafted_by, drafted_at, decided_by,
      decided_at, effective_from, row_version)
    VALUES (${ctx.merchantId}, ${policy.id}, 1, 'approved', ${policy.name}, ${policy.note}, 1, 'system:standard', ${ctx.now},
      'system:standard', ${ctx.now}, ${effectiveFrom}, 1)
    ON CONFLICT (merchant_id, version) DO NOTHING`.execute(ctx.tx);
  if (added.numAffectedRows !== 1n) return false;
  await insertRevision(ctx, policy.id, 1, policy);
  return true;
}

/** When the merchant was made: from then on its standard policy is in force. */
export async function selectMerchantStart(ctx: Context): Promise<Date | undefined> {
  const found = await sql<{ at: Date }>`
    SELECT created_at AS at FROM platform.merchant WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  return found.rows[0]?.at;
}

/** Writes where a policy has got to. The caller holds its lock. */
export async function updatePolicy(ctx: Context, row: PolicyRow): Promise<void> {
  await sql`
    UPDATE credit.policy SET state = ${row.state}, name = ${row.name}, note = ${row.note}, revision = ${row.revision},
      submitted_by = ${row.submittedBy}, submitted_at = ${row.submittedAt}, decided_by = ${row.decidedBy},
      decided_at = ${row.decidedAt}, decision_note = ${row.decisionNote}, single_person = ${row.singlePerson},
      effective_from = ${row.effectiveFrom}, row_version = ${row.rowVersion}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${row.id}`.execute(ctx.tx);
}

/** Everybody who worked on a policy's text. */
export async function selectAuthors(ctx: Context, policyId: string): Promise<Set<string>> {
  const found = await sql<{ by: string }>`
    SELECT DISTINCT saved_by AS by FROM credit.policy_revision
    WHERE merchant_id = ${ctx.merchantId} AND policy_id = ${policyId}`.execute(ctx.tx);
  return new Set(found.rows.map((row) => row.by));
}

/** The roles of the merchant's people other than one. A removed person is none of them. */
export async function selectOtherRoles(ctx: Context, userId: string): Promise<string[][]> {
  const found = await sql<{ roles: string[] }>`
    SELECT roles FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND user_id <> ${userId} AND removed_at IS NULL`.execute(ctx.tx);
  return found.rows.map((row) => row.roles);
}
