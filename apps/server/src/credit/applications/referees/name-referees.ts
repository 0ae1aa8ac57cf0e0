import type { Context } from "#platform/db";
import { newId } from "#platform/ids";
import type { RefereeAnswer } from "../forms/answers.ts";
import { askedQuestions } from "../forms/rules.ts";
import type { OpenApplication } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { makePersonKey, markOf, sealJson } from "../vault.ts";
import { insertReferee, isNamed } from "./store.ts";

/** Whom to ask, as the applicant named them. Kept sealed under the referee's own key. */
export interface RefereeContact {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** Names the referees of the answers; who is named already stays, with what they may have said. */
export async function nameReferees(
  ctx: Context,
  parts: ApplicationParts,
  open: OpenApplication,
): Promise<void> {
  const { id: applicationId } = open.application;
  for (const question of askedQuestions(open.version.document, open.answers)) {
    if (question.type !== "referees") continue;
    const named = (open.answers[question.key] ?? []) as readonly RefereeAnswer[];
    for (const { kind, organisation, name, email, phone } of named) {
      const contactMark = markOf(parts.vault, ctx.merchantId, "referee", email);
      if (await isNamed(ctx, applicationId, kind, contactMark)) continue;
      const { id: keyId, key } = await makePersonKey(ctx, parts.vault);
      const contact: RefereeContact = { organisation, name, email, phone: phone ?? null };
      const contactSealed = sealJson(key, contact);
      await insertReferee(ctx, {
        id: newId(ctx.now),
        applicationId,
        kind,
        keyId,
        contactMark,
        contactSealed,
      });
    }
  }
}
