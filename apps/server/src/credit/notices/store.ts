import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { CreditAction, RecipientKind, Track } from "#jurisdictions";
import type { Context } from "#platform/db";
import type { Addressee } from "./letter-rules.ts";
import type { Language } from "./reason-words.ts";
import type { Channel, NoticeState } from "./rules.ts";

export interface NoticeRow {
  readonly id: string;
  readonly customerId: string | null;
  readonly applicationId: string | null;
  readonly action: CreditAction;
  readonly demand: Track;
  readonly jurisdiction: string;
  readonly recipientKind: RecipientKind;
  readonly language: Language;
  readonly state: NoticeState;
  readonly reasonCodes: readonly string[];
  readonly decidedBy: string;
  readonly decidedOn: PlainDate;
  /** Null once erased, as are the texts. */
  readonly addressee: Addressee | null;
  readonly letter: string | null;
  readonly emailSubject: string | null;
  readonly emailText: string | null;
  readonly dueOn: PlainDate | null;
  readonly requestableUntil: PlainDate | null;
  readonly isVerified: boolean;
  readonly warnings: readonly string[];
  readonly requestedOn: PlainDate | null;
  readonly answersId: string | null;
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly sentOn: PlainDate | null;
  readonly sentBy: string | null;
  readonly channel: Channel | null;
  readonly cancelledReason: string | null;
  readonly version: bigint;
}

const NOTICE = sql.raw(`
  id, customer_id AS "customerId", application_id AS "applicationId", action, demand, jurisdiction, recipient_kind AS "recipientKind",
  language, state, reason_codes AS "reasonCodes", decided_by AS "decidedBy", decided_on AS "decidedOn", addressee, letter, email_subject AS "emailSubject",
  email_text AS "emailText", due_on AS "dueOn", reasons_requestable_until AS "requestableUntil", is_verified AS "isVerified", warnings,
  requested_on AS "requestedOn", answers_id AS "answersId", content_hash AS "contentHash", created_at AS "createdAt",
  created_by AS "createdBy", approved_at AS "approvedAt", approved_by AS "approvedBy", sent_on AS "sentOn", sent_by AS "sentBy",
  channel, cancelled_reason AS "cancelledReason", version`);

export async function insertNotice(ctx: Context, notice: NoticeRow): Promise<void> {
  await sql`
    INSERT INTO credit.notice (merchant_id, id, customer_id, application_id, action, demand, jurisdiction, recipient_kind, language, state,
      reason_codes, decided_by, decided_on, addressee, letter, email_subject, email_text, due_on, reasons_requestable_until, is_verified, warnings,
      requested_on, answers_id, content_hash, created_at, created_by, version)
    VALUES (${ctx.merchantId}, ${notice.id}, ${notice.customerId}, ${notice.applicationId}, ${notice.action}, ${notice.demand},
      ${notice.jurisdiction}, ${notice.recipientKind}, ${notice.language}, ${notice.state}, ${notice.reasonCodes}::text[],
      ${notice.decidedBy}, ${notice.decidedOn}, ${JSON.stringify(notice.addressee)}::jsonb, ${notice.letter}, ${notice.emailSubject}, ${notice.emailText},
      ${notice.dueOn}, ${notice.requestableUntil}, ${notice.isVerified}, ${notice.warnings}::text[], ${notice.requestedOn},
      ${notice.answersId}, ${notice.contentHash}, ${notice.createdAt}, ${notice.createdBy}, ${notice.version.toString()})`.execute(
    ctx.tx,
  );
}

/** One notice; held for this transaction where it is to be changed. */
export async function selectNotice(
  ctx: Context,
  id: string,
  how: "free" | "held",
): Promise<NoticeRow | undefined> {
  const found = await sql<NoticeRow>`
    SELECT ${NOTICE} FROM credit.notice WHERE merchant_id = ${ctx.merchantId} AND id = ${id} ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Newest first; ids carry their instant, so that the key gives the order. */
export async function selectNotices(
  ctx: Context,
  filter: { readonly state: NoticeState | null; readonly customerId: string | null },
  before: string | null,
  rowsMax: number,
): Promise<NoticeRow[]> {
  const found = await sql<NoticeRow>`
    SELECT ${NOTICE} FROM credit.notice
    WHERE merchant_id = ${ctx.merchantId} AND (${filter.state}::text IS NULL OR state = ${filter.state})
      AND (${filter.customerId}::uuid IS NULL OR customer_id = ${filter.customerId}::uuid) AND (${before}::uuid IS NULL OR id < ${before}::uuid)
    ORDER BY id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The latest notice about a customer that reasons can be asked for. */
export async function selectLatestOf(ctx: Context, customerId: string): Promise<NoticeRow | undefined> {
  const found = await sql<NoticeRow>`
    SELECT ${NOTICE} FROM credit.notice
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND answers_id IS NULL AND state <> 'cancelled'
      AND demand <> 'us-fcra-615a'
    ORDER BY id DESC LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

/** Writes a notice's next state. The caller holds it. */
export async function updateNotice(ctx: Context, notice: NoticeRow): Promise<void> {
  await sql`
    UPDATE credit.notice SET state = ${notice.state}, reason_codes = ${notice.reasonCodes}::text[], letter = ${notice.letter},
      email_subject = ${notice.emailSubject}, email_text = ${notice.emailText}, content_hash = ${notice.contentHash},
      warnings = ${notice.warnings}::text[], reasons_requestable_until = ${notice.requestableUntil},
      approved_at = ${notice.approvedAt}, approved_by = ${notice.approvedBy}, sent_on = ${notice.sentOn}, sent_by = ${notice.sentBy},
      channel = ${notice.channel}, cancelled_reason = ${notice.cancelledReason}, version = ${notice.version.toString()}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${notice.id}`.execute(ctx.tx);
}

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
}

/** Where letters to a customer go; null where no address is kept. */
export async function readLetterAddress(ctx: Context, customerId: string): Promise<PostalAddress | null> {
  const found = await sql<{ address: PostalAddress | null }>`
    SELECT receivables.letter_address(${ctx.merchantId}::uuid, ${customerId}::uuid) AS address`.execute(
    ctx.tx,
  );
  return found.rows[0]?.address ?? null;
}
