import { formatId } from "@goodterms/kernel";
import { formToApplyBy } from "../forms/put-form.ts";
import {
  beginApplication,
  DAY_MS,
  LINK_DAYS_DEFAULT,
  type MadeLink,
  pickLanguage,
} from "../links/create-link.ts";
import type { Visit } from "../links/open-link.ts";
import { markUsed, selectLink } from "../links/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { type ShownForm, showForm } from "./show-application.ts";

/** How many applications one open link may begin: enough for a fair, too few to fill a database with. */
const BEGUN_MAX = 10_000;

/** The form that an open link leads to, to be read before beginning. */
export async function showOpenForm(visit: Visit, language: string | undefined): Promise<ShownForm> {
  const { version } = await formToApplyBy(visit.ctx, { form: formatId("frm", visit.link.formId) });
  return showForm(version.document, pickLanguage(version, language ?? visit.link.language));
}

/**
 * Begins an application by an open link, and gives the applicant a link of their own until the open one ends.
 * @throws Refusal link_ended when the link was for one application, which was begun.
 */
export async function beginByLink(
  parts: ApplicationParts,
  visit: Visit,
  language: string | undefined,
): Promise<MadeLink> {
  const { ctx } = visit;
  const link = await selectLink(ctx, visit.link.id, "held");
  if (link === undefined || link.begun >= (link.isOneTime ? 1 : BEGUN_MAX))
    throw refuse("link_ended", "An application was begun by it already.");
  await markUsed(ctx, link.id);
  const { form, version } = await formToApplyBy(ctx, { form: formatId("frm", link.formId) });
  return beginApplication(ctx, parts, {
    version,
    kind: form.kind,
    customerId: null,
    language: pickLanguage(version, language ?? link.language),
    isOneTime: false,
    expiresAt: new Date(Math.max(link.expiresAt.getTime(), ctx.now.getTime() + LINK_DAYS_DEFAULT * DAY_MS)),
  });
}
