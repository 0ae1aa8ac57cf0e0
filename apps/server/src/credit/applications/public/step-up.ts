import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { LinkContext } from "#platform/http";
import { openApplication, openLink } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { refuse } from "../refusals.ts";
import { sha256 } from "../vault.ts";
import { countAttempt, putCode, selectCode } from "./code-store.ts";

const SALT_BYTES = 16;
const CODE_LIMIT = 1_000_000;
const CODE_LENGTH = 6;
const ATTEMPTS_MAX = 5;
const CODE_MINUTES = 60 * 24;
/** How long a right code opens what binds, so that a mistake found on submitting needs no second code. */
const OPEN_MINUTES = 15;
const MINUTE_MS = 60_000;

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes a one-time code for staff to tell the applicant; any code before it ends. Shown once, kept as a salted hash. */
export async function issueCode(
  ctx: Context,
  application: { readonly id: string; readonly version: bigint },
): Promise<IssuedCode> {
  const code = String(randomInt(CODE_LIMIT)).padStart(CODE_LENGTH, "0");
  const salt = randomBytes(SALT_BYTES);
  const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE_MS);
  await putCode(ctx, application.id, { salt, codeSha256: hashOf(salt, code), expiresAt });
  const subject = { subjectType: "credit_application", subjectId: application.id };
  await recordEvents(ctx, [
    {
      type: "credit.code_issued",
      ...subject,
      subjectVersion: application.version,
      data: { expiresAt: expiresAt.toISOString() },
    },
  ]);
  return { code, expiresAt };
}

/**
 * Steps the visitor up before something binds, where the form wants a code. A wrong try is counted in a transaction of
 * its own, which no refusal undoes.
 * @throws Refusal code_needed without a code that counts, code_wrong.
 */
export async function stepUp(
  parts: ApplicationParts,
  http: LinkContext,
  token: string,
  code: string | undefined,
): Promise<void> {
  const verdict = await openLink(parts, http, token, ["applicant"], async (visit) => {
    const { application, version } = await openApplication(parts, visit);
    // Where nothing is left to bind, asking again is answered like the first time.
    const mayBind = application.state === "draft" || application.state === "waiting_for_applicant";
    if (version.document.needsCode !== true || !mayBind) return "right";
    return tryCode(visit.ctx, application.id, code);
  });
  if (verdict === "right") return;
  throw refuse(verdict, verdict === "code_wrong" ? "That is another code." : "Ask for a code first.");
}

async function tryCode(
  ctx: Context,
  applicationId: string,
  given: string | undefined,
): Promise<"right" | "code_needed" | "code_wrong"> {
  const standing = await selectCode(ctx, applicationId);
  if (standing === undefined || standing.expiresAt <= ctx.now) return "code_needed";
  if (standing.usedAt !== null) {
    const isOpen = ctx.now.getTime() - standing.usedAt.getTime() < OPEN_MINUTES * MINUTE_MS;
    return isOpen ? "right" : "code_needed";
  }
  if (given === undefined || standing.attempts >= ATTEMPTS_MAX) return "code_needed";
  const isRight = timingSafeEqual(hashOf(standing.salt, given), standing.codeSha256);
  await countAttempt(ctx, applicationId, isRight);
  return isRight ? "right" : "code_wrong";
}

function hashOf(salt: Buffer, code: string): Buffer {
  return sha256(Buffer.concat([salt, Buffer.from(code)]));
}
