import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { FormDocument } from "./form.ts";

export type ApplicantKind = "business" | "person";

export interface FormRow {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: ApplicantKind;
  readonly isDefault: boolean;
  readonly draft: FormDocument;
  readonly publishedVersion: number | null;
  readonly archivedAt: Date | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface FormVersion {
  readonly formId: string;
  readonly version: number;
  readonly document: FormDocument;
  readonly contentSha256: Buffer;
  readonly publishedAt: Date;
}

const FORM = sql`id, reference, name, kind, is_default AS "isDefault", draft, published_version AS "publishedVersion",
  archived_at AS "archivedAt", version, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** A form by its id, locked for changing when `held`. */
export async function selectForm(
  ctx: Context,
  where: { readonly id: string } | { readonly reference: string },
  how: "free" | "held" = "free",
): Promise<FormRow | undefined> {
  const condition = "id" in where ? sql`id = ${where.id}` : sql`reference = ${where.reference}`;
  const found = await sql<FormRow>`
    SELECT ${FORM} FROM credit.application_form WHERE merchant_id = ${ctx.merchantId} AND ${condition}
    ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(ctx.tx);
  return found.rows[0];
}

export async function selectDefaultForm(ctx: Context, kind: ApplicantKind): Promise<FormRow | undefined> {
  const found = await sql<FormRow>`
    SELECT ${FORM} FROM credit.application_form
    WHERE merchant_id = ${ctx.merchantId} AND kind = ${kind} AND is_default`.execute(ctx.tx);
  return found.rows[0];
}

/** Forms by reference, after a place. */
export async function selectForms(ctx: Context, after: string | null, rowsMax: number): Promise<FormRow[]> {
  const found = await sql<FormRow>`
    SELECT ${FORM} FROM credit.application_form
    WHERE merchant_id = ${ctx.merchantId} AND reference > ${after ?? ""}
    ORDER BY reference LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Inserts a form unless its reference is taken; says whether it did. */
export async function insertForm(
  ctx: Context,
  form: Pick<FormRow, "id" | "reference" | "name" | "kind" | "draft">,
): Promise<boolean> {
  const inserted = await sql`
    INSERT INTO credit.application_form (merchant_id, id, reference, name, kind, is_default, draft, version, created_at, updated_at)
    VALUES (${ctx.merchantId}, ${form.id}, ${form.reference}, ${form.name}, ${form.kind}, false,
      ${JSON.stringify(form.draft)}::jsonb, 1, ${ctx.now}, ${ctx.now})
    ON CONFLICT (merchant_id, reference) DO NOTHING RETURNING id`.execute(ctx.tx);
  return inserted.rows.length > 0;
}

export async function updateForm(
  ctx: Context,
  id: string,
  form: Pick<FormRow, "name" | "isDefault" | "draft" | "publishedVersion" | "archivedAt">,
): Promise<void> {
  await sql`
    UPDATE credit.application_form SET name = ${form.name}, is_default = ${form.isDefault},
      draft = ${JSON.stringify(form.draft)}::jsonb, published_version = ${form.publishedVersion},
      archived_at = ${form.archivedAt}, version = version + 1, updated_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** Takes the default away from whichever form of that kind has it. */
export async function clearDefault(ctx: Context, kind: ApplicantKind): Promise<void> {
  await sql`
    UPDATE credit.application_form SET is_default = false, version = version + 1, updated_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND kind = ${kind} AND is_default`.execute(ctx.tx);
}

export async function insertFormVersion(ctx: Context, version: FormVersion): Promise<void> {
  await sql`
    INSERT INTO credit.application_form_version (merchant_id, form_id, version, document, content_sha256, published_at, published_by)
    VALUES (${ctx.merchantId}, ${version.formId}, ${version.version}, ${JSON.stringify(version.document)}::jsonb,
      ${version.contentSha256}, ${version.publishedAt}, ${ctx.actor})`.execute(ctx.tx);
}

export async function selectFormVersion(
  ctx: Context,
  formId: string,
  version: number,
): Promise<FormVersion | undefined> {
  const found = await sql<FormVersion>`
    SELECT form_id AS "formId", version, document, content_sha256 AS "contentSha256", published_at AS "publishedAt"
    FROM credit.application_form_version
    WHERE merchant_id = ${ctx.merchantId} AND form_id = ${formId} AND version = ${version}`.execute(ctx.tx);
  return found.rows[0];
}

/** Holds the merchant's forms of a kind against others that make or move the default. */
export async function lockForms(ctx: Context, kind: ApplicantKind): Promise<void> {
  await sql`
    SELECT 1 FROM credit.application_form WHERE merchant_id = ${ctx.merchantId} AND kind = ${kind}
    ORDER BY id FOR UPDATE`.execute(ctx.tx);
}
