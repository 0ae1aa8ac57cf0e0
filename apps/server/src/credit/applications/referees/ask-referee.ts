import { formatId, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { giveOut, type MadeLink } from "../links/create-link.ts";
import { readOpen } from "../links/open-link.ts";
import { markRevoked } from "../links/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { hasConsented } from "../public/rules.ts";
import { refuse } from "../refusals.ts";
import { markAsked, type RefereeRow, selectReferee } from "./store.ts";

const DAY_MS = 86_400_000;
export const REFERENCE_DAYS_DEFAULT = 14;

/** The referee of that id. @throws Refusal not_found */
export async function findReferee(
  ctx: Context,
  text: string,
  how: "free" | "held" = "free",
): Promise<RefereeRow> {
  const id = parseId("ref", text);
  const found = id === null ? undefined : await selectReferee(ctx, id, how);
  if (found === undefined) throw refuseInRoom("not_found", `There is no referee ${text}.`);
  return found;
}

/**
 * Gives out a link by which a referee answers without signing in; the one before it ends. Only where the applicant has
 * agreed to every consent that was asked of them.
 * @throws Refusal not_found, wrong_state, erased.
 */
export async function askReferee(
  ctx: Context,
  parts: ApplicationParts,
  text: string,
  order: { readonly language?: string | undefined; readonly expiresInDays?: number | undefined },
): Promise<MadeLink> {
  const referee = await findReferee(ctx, text, "held");
  if (referee.state === "answered" || referee.state === "refused")
    throw refuse("wrong_state", "The referee has answered.");
  const open = await readOpen(parts, ctx, referee.applicationId, "free");
  const { application } = open;
  if (!hasConsented(open))
    throw refuse("wrong_state", "The applicant has not agreed that referees are asked.");
  if (application.submittedAt === null || application.state === "withdrawn")
    throw refuse("wrong_state", `The application is ${application.state}.`);
  if (referee.linkId !== null) await markRevoked(ctx, referee.linkId);
  const days = order.expiresInDays ?? REFERENCE_DAYS_DEFAULT;
  const made = await giveOut(ctx, parts, {
    purpose: "referee",
    formId: application.formId,
    applicationId: application.id,
    refereeId: referee.id,
    customerId: null,
    language: order.language ?? application.language,
    isOneTime: true,
    expiresAt: new Date(ctx.now.getTime() + days * DAY_MS),
  });
  await markAsked(ctx, referee.id, made.link.id);
  await recordRefereeEvent(ctx, "credit.referee_asked", referee, 2n);
  return made;
}

export async function recordRefereeEvent(
  ctx: Context,
  type: string,
  referee: Pick<RefereeRow, "id" | "applicationId" | "kind">,
  subjectVersion: bigint,
  more: Record<string, unknown> = {},
): Promise<void> {
  const application = formatId("app", referee.applicationId);
  const subject = { subjectType: "application_referee", subjectId: referee.id, subjectVersion };
  await recordEvents(ctx, [{ type, ...subject, data: { application, kind: referee.kind, ...more } }]);
}
