import { formatId } from "@goodterms/kernel";
import { signLink } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { findCustomer } from "#receivables";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { formToApplyBy } from "../forms/put-form.ts";
import type { ApplicantKind, FormVersion } from "../forms/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { insertApplication } from "../store.ts";
import { makePersonKey } from "../vault.ts";
import { insertLink, type LinkRow, markRevoked, selectLink } from "./store.ts";

export const DAY_MS = 86_400_000;
export const LINK_DAYS_DEFAULT = 30;
export const LINK_DAYS_MAX = 365;

export interface LinkOrder {
  readonly form?: string | undefined;
  readonly kind?: ApplicantKind | undefined;
  /** Whom it is for; an open link is for anybody. */
  readonly customer?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly language?: string | undefined;
  readonly expiresInDays?: number | undefined;
  readonly isOneTime?: boolean | undefined;
}

/** A link with the token that opens it; the token is shown once and kept nowhere. */
export interface MadeLink {
  readonly link: LinkRow;
  readonly token: string;
  readonly url: string;
}

/**
 * Makes a signed link to apply by: for one applicant, whose application begins with it, or open to anybody.
 * @throws Refusal not_found, no_published_form, bad_field.
 */
export async function createLink(ctx: Context, parts: ApplicationParts, order: LinkOrder): Promise<MadeLink> {
  if (order.isOpen === true && order.customer !== undefined)
    throw refuseInRoom("bad_field", "An open link is nobody's in particular.", [
      { pointer: "/customer", message: "does not go with isOpen" },
    ]);
  const customer = order.customer === undefined ? null : await findCustomer(ctx, order.customer);
  const { form, version } = await formToApplyBy(ctx, {
    form: order.form,
    kind: order.kind ?? customer?.kind,
  });
  const language = pickLanguage(version, order.language ?? customer?.language ?? undefined);
  const expiresAt = new Date(ctx.now.getTime() + (order.expiresInDays ?? LINK_DAYS_DEFAULT) * DAY_MS);
  const isOneTime = order.isOneTime ?? false;
  if (order.isOpen === true) {
    const link = { purpose: "open" as const, formId: form.id, language, isOneTime, expiresAt };
    return giveOut(ctx, parts, { ...link, applicationId: null, refereeId: null, customerId: null });
  }
  return beginApplication(ctx, parts, {
    version,
    kind: form.kind,
    customerId: customer?.id ?? null,
    language,
    isOneTime,
    expiresAt,
  });
}

export interface NewApplication {
  readonly version: FormVersion;
  readonly kind: ApplicantKind;
  readonly customerId: string | null;
  readonly language: string;
  readonly isOneTime: boolean;
  readonly expiresAt: Date;
}

/** Begins an application in draft, with a key of its own, and gives out the link to it. */
export async function beginApplication(
  ctx: Context,
  parts: ApplicationParts,
  begun: NewApplication,
): Promise<MadeLink> {
  const { version, kind, customerId, language, isOneTime, expiresAt } = begun;
  const id = newId(ctx.now);
  const { id: keyId } = await makePersonKey(ctx, parts.vault);
  const { formId, version: formVersion } = version;
  await insertApplication(ctx, { id, formId, formVersion, kind, customerId, keyId, language });
  const subject = { subjectType: "credit_application", subjectId: id, subjectVersion: 1n };
  const data = { kind, formVersion, form: formatId("frm", formId) };
  await recordEvents(ctx, [{ type: "credit.application_started", ...subject, data }]);
  return giveOut(ctx, parts, {
    purpose: "applicant",
    formId,
    applicationId: id,
    refereeId: null,
    customerId,
    language,
    isOneTime,
    expiresAt,
  });
}

/** Keeps a link and signs its token. */
export async function giveOut(
  ctx: Context,
  parts: ApplicationParts,
  link: Omit<LinkRow, "id" | "usedAt" | "revokedAt" | "begun" | "createdAt" | "createdBy">,
): Promise<MadeLink> {
  const id = newId(ctx.now);
  await insertLink(ctx, { ...link, id });
  const token = signLink(parts.vault.link, { merchantId: ctx.merchantId, linkId: id });
  const subject = { subjectType: "application_link", subjectId: id, subjectVersion: 1n };
  await recordEvents(ctx, [
    {
      type: "credit.application_link_created",
      ...subject,
      data: { purpose: link.purpose, expiresAt: link.expiresAt.toISOString() },
    },
  ]);
  const kept: LinkRow = {
    ...link,
    id,
    usedAt: null,
    revokedAt: null,
    begun: 0,
    createdAt: ctx.now,
    createdBy: ctx.actor,
  };
  return {
    link: kept,
    token,
    url: `${parts.publicUrl}/portal/${link.purpose === "referee" ? "reference" : "apply"}/${token}`,
  };
}

/** Ends a link at once. What was entered by it is kept. @throws Refusal not_found */
export async function revokeLink(ctx: Context, id: string): Promise<LinkRow> {
  const link = await selectLink(ctx, id, "held");
  if (link === undefined) throw refuseInRoom("not_found", "There is no such link.");
  if (link.revokedAt !== null) return link;
  await markRevoked(ctx, id);
  const subject = { subjectType: "application_link", subjectId: id, subjectVersion: 2n };
  await recordEvents(ctx, [{ type: "credit.application_link_revoked", ...subject, data: {} }]);
  return { ...link, revokedAt: ctx.now };
}

/** The wanted language where the form speaks it, else the form's first. */
export function pickLanguage(version: FormVersion, wanted: string | undefined): string {
  const { languages } = version.document;
  const short = wanted?.slice(0, 2);
  return (
    languages.find((language) => language === wanted) ??
    languages.find((language) => language.slice(0, 2) === short) ??
    languages[0] ??
    "en"
  );
}
