import { isCurrency } from "@goodterms/kernel";
import { JURISDICTIONS, type Jurisdiction, jurisdictionOf, type RecipientKind } from "#jurisdictions";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { isConsumerCreditWarned } from "./rules.ts";
import { type NoticeSetting, readNoticeSetting, upsertNoticeSetting } from "./settings-store.ts";

/**
 * Confirms, or takes back, what a jurisdiction's unchecked rules and consumer-credit warnings are to do.
 * @throws Refusal not_found for a jurisdiction that is not kept, bad_field.
 */
export async function changeNoticeSetting(
  ctx: Context,
  code: string,
  setting: NoticeSetting,
): Promise<Jurisdiction> {
  const jurisdiction = JURISDICTIONS.find((each) => each.code === code);
  if (jurisdiction === undefined) throw refuse("not_found", `No rules are kept for ${code}.`);
  const isMoneyWhole = (setting.warnFromMinor === null) === (setting.warnCurrency === null);
  if (!isMoneyWhole || (setting.warnCurrency !== null && !isCurrency(setting.warnCurrency))) {
    throw refuse("bad_field", "The threshold wants an amount and its currency.", [
      { pointer: "/warnFrom", message: "is not an amount of a currency" },
    ]);
  }
  const version = await upsertNoticeSetting(ctx, code, setting);
  await recordEvents(ctx, [
    {
      type: "credit.notice_setting_changed",
      subjectType: "merchant",
      subjectId: ctx.merchantId,
      subjectVersion: version,
      data: { jurisdiction: code, ...setting },
    },
  ]);
  return jurisdiction;
}

/** Why terms for a person may be regulated consumer credit. */
export interface ConsumerCreditWarning {
  readonly jurisdiction: string;
  readonly title: string;
  readonly scope: string;
  readonly source: string;
  readonly isVerified: boolean;
}

/**
 * The warning that terms for this recipient may be regulated consumer credit; null where none is due or the merchant
 * has switched none on. A threshold in another currency than the credit's is no threshold: it warns.
 */
export async function warnOfConsumerCredit(
  ctx: Context,
  credit: {
    readonly country: string | null;
    readonly recipientKind: RecipientKind;
    readonly amountMinor: bigint | null;
    readonly currency: string | null;
    readonly netDays: number;
  },
): Promise<ConsumerCreditWarning | null> {
  const jurisdiction = jurisdictionOf(credit.country);
  const rule = jurisdiction?.consumerCredit ?? null;
  if (jurisdiction === undefined || rule === null) return null;
  const setting = await readNoticeSetting(ctx, jurisdiction.code);
  const isComparable = setting.warnCurrency === null || setting.warnCurrency === credit.currency;
  const thresholds = isComparable ? setting : { ...setting, warnFromMinor: null };
  if (!isConsumerCreditWarned(thresholds, credit)) return null;
  const { title, scope, appliesFrom } = rule;
  return {
    jurisdiction: jurisdiction.code,
    title,
    scope: scope.value,
    source: scope.source,
    isVerified: scope.verified && appliesFrom.verified,
  };
}
