import { readLink } from "#platform/auth";
import { type Context, inMerchant } from "#platform/db";
import type { LinkContext } from "#platform/http";
import type { Answers } from "../forms/answers.ts";
import { type FormVersion, selectFormVersion } from "../forms/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { type ApplicationRow, selectApplication } from "../store.ts";
import { openJson, readPersonKey } from "../vault.ts";
import { networkOf } from "./network.ts";
import { type LinkPurpose, type LinkRow, selectLink } from "./store.ts";

/** Somebody who came by a link: the transaction in the link's merchant, and the link. */
export interface Visit {
  readonly ctx: Context;
  readonly link: LinkRow;
  /** The network they came from, shortened: never a whole address. */
  readonly network: string;
}

/**
 * Opens a signed link and works in its merchant: the signature first, then whether it still counts.
 * @throws Refusal link_unknown for what was never given out for this purpose, link_ended for what was.
 */
export async function openLink<T>(
  parts: ApplicationParts,
  http: LinkContext,
  token: string,
  purposes: readonly LinkPurpose[],
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const name = readLink(parts.vault.link, token);
  if (name === null) throw refuse("link_unknown", "The link is not one that was given out.");
  const caller = {
    merchantId: name.merchantId,
    actor: `link:${name.linkId}`,
    now: http.clock.now(),
    requestId: http.requestId,
  };
  return inMerchant(http.database, caller, async (ctx) => {
    const link = await selectLink(ctx, name.linkId);
    if (link === undefined || !purposes.includes(link.purpose))
      throw refuse("link_unknown", "The link is not one that leads here.");
    if (link.revokedAt !== null || link.expiresAt <= ctx.now)
      throw refuse("link_ended", "The link has expired or was taken back.");
    return work({ ctx, link, network: networkOf(http.address) });
  });
}

/** An application as its applicant has it open. */
export interface OpenApplication {
  readonly application: ApplicationRow;
  readonly version: FormVersion;
  readonly key: Buffer;
  readonly answers: Answers;
}

/** The visit's application, locked when it is to be changed. @throws Refusal erased, link_unknown */
export async function openApplication(
  parts: ApplicationParts,
  visit: Visit,
  how: "free" | "held" = "free",
): Promise<OpenApplication> {
  return readOpen(parts, visit.ctx, visit.link.applicationId ?? "", how);
}

/** An application with its form, key and answers. @throws Refusal erased, link_unknown */
export async function readOpen(
  parts: ApplicationParts,
  ctx: Context,
  id: string,
  how: "free" | "held",
): Promise<OpenApplication> {
  const application = await selectApplication(ctx, id, how);
  if (application === undefined) throw refuse("link_unknown", "The application is not there.");
  const version = await selectFormVersion(ctx, application.formId, application.formVersion);
  const key = await readPersonKey(ctx, parts.vault, application.keyId);
  if (key === null || version === undefined) throw refuse("erased", "The applicant's data was erased.");
  const sealed = application.answersSealed;
  return { application, version, key, answers: sealed === null ? {} : openJson<Answers>(key, sealed) };
}
