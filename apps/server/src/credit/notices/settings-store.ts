import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What a merchant has confirmed for a jurisdiction; without a row, nothing. */
export interface NoticeSetting {
  /** Rules and figures of that country that nobody has checked are to be used all the same. */
  readonly usesUnverified: boolean;
  readonly warnsConsumerCredit: boolean;
  readonly warnFromMinor: bigint | null;
  readonly warnCurrency: string | null;
  readonly warnFromDays: number | null;
}

const OFF: NoticeSetting = {
  usesUnverified: false,
  warnsConsumerCredit: false,
  warnFromMinor: null,
  warnCurrency: null,
  warnFromDays: null,
};

const SETTING = sql.raw(`
  jurisdiction, uses_unverified AS "usesUnverified", warns_consumer_credit AS "warnsConsumerCredit", warn_from_minor AS "warnFromMinor",
  warn_currency AS "warnCurrency", warn_from_days AS "warnFromDays"`);

export async function readNoticeSettings(ctx: Context): Promise<Map<string, NoticeSetting>> {
  const found = await sql<NoticeSetting & { jurisdiction: string }>`
    SELECT ${SETTING} FROM credit.notice_setting WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx);
  return new Map(found.rows.map((row) => [row.jurisdiction, row]));
}

export async function readNoticeSetting(ctx: Context, jurisdiction: string): Promise<NoticeSetting> {
  return (await readNoticeSettings(ctx)).get(jurisdiction) ?? OFF;
}

export async function upsertNoticeSetting(
  ctx: Context,
  jurisdiction: string,
  setting: NoticeSetting,
): Promise<bigint> {
  const written = await sql<{ version: bigint }>`
    INSERT INTO credit.notice_setting AS kept (merchant_id, jurisdiction, uses_unverified, warns_consumer_credit, warn_from_minor,
      warn_currency, warn_from_days, version, set_by, set_at)
    VALUES (${ctx.merchantId}, ${jurisdiction}, ${setting.usesUnverified}, ${setting.warnsConsumerCredit},
      ${setting.warnFromMinor?.toString() ?? null}, ${setting.warnCurrency}, ${setting.warnFromDays}, 1, ${ctx.actor}, ${ctx.now})
    ON CONFLICT (merchant_id, jurisdiction) DO UPDATE SET uses_unverified = excluded.uses_unverified,
      warns_consumer_credit = excluded.warns_consumer_credit, warn_from_minor = excluded.warn_from_minor,
      warn_currency = excluded.warn_currency, warn_from_days = excluded.warn_from_days, version = kept.version + 1,
      set_by = excluded.set_by, set_at = excluded.set_at
    RETURNING version`.execute(ctx.tx);
  return written.rows[0]?.version ?? 1n;
}
