import { formatId, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { refuse } from "../refusals.ts";
import { canonicalJson, sha256 } from "../vault.ts";
import { checkForm } from "./check-form.ts";
import { BUSINESS_FORM } from "./default-business.ts";
import { PERSON_FORM } from "./default-person.ts";
import type { FormDocument } from "./form.ts";
import {
  type ApplicantKind,
  clearDefault,
  type FormRow,
  type FormVersion,
  insertForm,
  insertFormVersion,
  lockForms,
  selectDefaultForm,
  selectForm,
  selectFormVersion,
  updateForm,
} from "./store.ts";

/** The form of that id or reference. @throws Refusal not_found */
export async function findForm(
  ctx: Context,
  idOrReference: string,
  how: "free" | "held" = "free",
): Promise<FormRow> {
  const id = parseId("frm", idOrReference);
  const found = await selectForm(ctx, id === null ? { reference: idOrReference } : { id }, how);
  if (found === undefined) throw refuseInRoom("not_found", `There is no form ${idOrReference}.`);
  return found;
}

/** Makes a form with a draft. @throws Refusal bad_form, form_reference_used */
export async function createForm(
  ctx: Context,
  given: { reference: string; name: string; kind: ApplicantKind; document: FormDocument },
): Promise<FormRow> {
  refuseBadForm(given.document);
  const id = newId(ctx.now);
  const { document: draft, reference, name, kind } = given;
  if (!(await insertForm(ctx, { id, reference, name, kind, draft })))
    throw refuse("form_reference_used", `There is a form ${reference} already.`);
  await recordFormEvent(ctx, "credit.application_form_created", id, 1n, { kind });
  return findForm(ctx, formatId("frm", id));
}

/** Changes a form's name and draft, or archives it; published versions stay as they are. @throws Refusal bad_form */
export async function changeForm(
  ctx: Context,
  idOrReference: string,
  given: {
    readonly name?: string | undefined;
    readonly document?: FormDocument | undefined;
    readonly archived?: boolean | undefined;
    readonly isDefault?: boolean | undefined;
  },
): Promise<FormRow> {
  if (given.document !== undefined) refuseBadForm(given.document);
  const { kind } = await findForm(ctx, idOrReference);
  await lockForms(ctx, kind);
  const form = await findForm(ctx, idOrReference, "held");
  const archivedAt =
    given.archived === undefined ? form.archivedAt : given.archived ? (form.archivedAt ?? ctx.now) : null;
  const isDefault = given.isDefault ?? form.isDefault;
  if (isDefault && (form.publishedVersion === null || archivedAt !== null))
    throw refuse("no_published_form", "Only a published form that is not archived can be the default.");
  if (isDefault && !form.isDefault) await clearDefault(ctx, form.kind);
  await updateForm(ctx, form.id, {
    name: given.name ?? form.name,
    draft: given.document ?? form.draft,
    publishedVersion: form.publishedVersion,
    isDefault,
    archivedAt,
  });
  const fields = Object.keys(given).filter((key) => given[key as keyof typeof given] !== undefined);
  await recordFormEvent(ctx, "credit.application_form_changed", form.id, form.version + 1n, { fields });
  return findForm(ctx, formatId("frm", form.id));
}

/** Makes the draft the next published version; the same content again makes none. @throws Refusal bad_form */
export async function publishForm(ctx: Context, idOrReference: string): Promise<FormVersion> {
  const form = await findForm(ctx, idOrReference, "held");
  refuseBadForm(form.draft);
  const contentSha256 = sha256(canonicalJson(form.draft));
  if (form.publishedVersion !== null) {
    const standing = await selectFormVersion(ctx, form.id, form.publishedVersion);
    if (standing?.contentSha256.equals(contentSha256)) return standing;
  }
  const version: FormVersion = {
    formId: form.id,
    version: (form.publishedVersion ?? 0) + 1,
    document: form.draft,
    contentSha256,
    publishedAt: ctx.now,
  };
  await insertFormVersion(ctx, version);
  await updateForm(ctx, form.id, { ...form, publishedVersion: version.version });
  await recordFormEvent(ctx, "credit.application_form_published", form.id, form.version + 1n, {
    version: version.version,
    sha256: contentSha256.toString("hex"),
  });
  return version;
}

const SHIPPED = [
  { reference: "business", name: "Buy on account", kind: "business", document: BUSINESS_FORM },
  { reference: "person", name: "Pay later", kind: "person", document: PERSON_FORM },
] as const;

/** Gives a merchant the shipped forms, published and default, where it has none of that kind as default yet. */
export async function ensureForms(ctx: Context): Promise<void> {
  for (const { reference, name, kind, document: draft } of SHIPPED) {
    if ((await selectDefaultForm(ctx, kind)) !== undefined) continue;
    const id = newId(ctx.now);
    // Whoever comes second finds the reference taken, by its own form or by the first, and leaves it so.
    if (!(await insertForm(ctx, { id, reference, name, kind, draft }))) continue;
    await publishForm(ctx, formatId("frm", id));
    await changeForm(ctx, formatId("frm", id), { isDefault: true });
  }
}

/** The version to apply by: of the form named, else of the kind's default. @throws Refusal no_published_form */
export async function formToApplyBy(
  ctx: Context,
  wanted: { readonly form?: string | undefined; readonly kind?: ApplicantKind | undefined },
): Promise<{ form: FormRow; version: FormVersion }> {
  await ensureForms(ctx);
  const form =
    wanted.form === undefined
      ? await selectDefaultForm(ctx, wanted.kind ?? "business")
      : await findForm(ctx, wanted.form);
  if (form === undefined || form.publishedVersion === null || form.archivedAt !== null)
    throw refuse("no_published_form", "There is no published form to apply by.");
  const version = await selectFormVersion(ctx, form.id, form.publishedVersion);
  if (version === undefined) throw refuse("no_published_form", "The form's version is not there.");
  return { form, version };
}

function refuseBadForm(document: FormDocument): void {
  const problems = checkForm(document).map(({ pointer, message }) => ({
    pointer: `/document${pointer}`,
    message,
  }));
  if (problems.length > 0)
    throw refuse("bad_form", "The form is not right where the pointers say.", problems);
}

async function recordFormEvent(
  ctx: Context,
  type: string,
  id: string,
  version: bigint,
  data: Record<string, unknown>,
): Promise<void> {
  const subject = { subjectType: "application_form", subjectId: id, subjectVersion: version };
  await recordEvents(ctx, [{ type, ...subject, data }]);
}
