import { inMerchant } from "#platform/db";
import type { UnboundContext } from "#platform/http";
import { findApplication, holdApplication } from "../inbox/find-application.ts";
import { readOpen } from "../links/open-link.ts";
import type { ApplicationParts, PulledReport } from "../parts.ts";
import { hasConsented } from "../public/rules.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { record } from "./decide-application.ts";

export interface PullOrder {
  readonly overrideReason?: string | undefined;
  readonly force?: string | undefined;
  readonly permissiblePurpose?: string | undefined;
}

/**
 * Pulls paid reports on an applicant: never before the identity screen, never without the applicant's consent, never
 * past a severe finding unless somebody says why. Bureaus are asked while no transaction is open.
 * @throws Refusal unscreened, wrong_state, erased, not_found; and what the bureaus' own rules refuse.
 */
export async function pullReports(
  ctx: UnboundContext,
  parts: ApplicationParts,
  text: string,
  order: PullOrder,
): Promise<readonly PulledReport[]> {
  const { database, caller, clock } = ctx;
  const customerId = await inMerchant(database, caller, async (inside) => {
    const { id } = await findApplication(inside, text);
    const open = await readOpen(parts, inside, id, "free");
    const { application } = open;
    if (application.screenSeverity === null) throw refuse("unscreened", "It was not screened yet.");
    if (application.screenSeverity === "severe" && order.overrideReason === undefined)
      throw refuse("unscreened", "A severe finding stands.");
    if (!hasConsented(open))
      throw refuse("wrong_state", "The applicant has not agreed that bureaus are asked.");
    if (application.customerId === null)
      throw refuse("wrong_state", "Say first which customer the application is about, or make one of it.");
    return application.customerId;
  });
  const { force, permissiblePurpose } = order;
  const pull = { customerId, purpose: permissiblePurpose ?? null, force: force ?? null };
  const steps = await parts.neighbours.pullReports({ database, caller, clock }, pull);
  await inMerchant(database, { ...caller, now: clock.now() }, async (inside) => {
    const { application } = await holdApplication(inside, parts, text);
    const reportIds = [...(await parts.neighbours.reportsOf(inside, customerId))];
    const version = await updateApplication(inside, application.id, { reportIds });
    const data = { bureaus: steps.length, overridden: order.overrideReason !== undefined };
    await record(inside, "credit.application_reports_pulled", application.id, version, data);
  });
  return steps;
}
