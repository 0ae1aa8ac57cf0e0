// Reasons in words that a customer reads: specific, plain, about facts. A merchant's own policy, a score or a class is
// no reason in the law's sense, so nothing of that kind stands here.

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

interface Words {
  readonly en: string;
  readonly de: string;
  /** Left out for natural persons: to dispute a bill is a right, and using it must not count against anybody. */
  readonly businessOnly?: true;
}

const PAST_DUE: Words = {
  en: "Invoices on your account with us were not paid by their due date.",
  de: "Rechnungen auf Ihrem Konto bei uns waren bei Fälligkeit nicht bezahlt.",
};
const TOO_LARGE: Words = {
  en: "The amount asked for is larger than your payment history with us supports so far.",
  de: "Der gewünschte Betrag ist höher, als es der bisherige Zahlungsverlauf mit uns zulässt.",
};
const THIN_FILE: Words = {
  en: "There was too little credit information about you to rely on.",
  de: "Über Sie lagen zu wenige Kreditinformationen vor, um sich darauf zu stützen.",
};
const BANKRUPTCY: Words = {
  en: "A credit bureau's report shows insolvency proceedings.",
  de: "Die Auskunft einer Auskunftei weist ein Insolvenzverfahren aus.",
};

const WORDS = {
  overdue_days: PAST_DUE,
  overdue_amount: PAST_DUE,
  overdue_items: {
    en: "Several invoices on your account with us were past due at the same time.",
    de: "Mehrere Rechnungen auf Ihrem Konto bei uns waren gleichzeitig überfällig.",
  },
  slow_with_us: {
    en: "Your invoices with us were often paid later than agreed.",
    de: "Ihre Rechnungen bei uns wurden häufig später als vereinbart bezahlt.",
  },
  written_off: {
    en: "An earlier amount that was owed to us has not been paid.",
    de: "Ein früherer Betrag, der uns geschuldet war, ist nicht bezahlt worden.",
  },
  returned_payments: {
    en: "Earlier payments to us were returned unpaid by the bank.",
    de: "Frühere Zahlungen an uns wurden von der Bank zurückgegeben.",
  },
  chargebacks: {
    en: "Earlier card payments to us were taken back through the bank.",
    de: "Frühere Kartenzahlungen an uns wurden über die Bank zurückgeholt.",
    businessOnly: true,
  },
  disputes: {
    en: "Many of our earlier invoices to you are still in dispute.",
    de: "Viele unserer früheren Rechnungen an Sie sind noch strittig.",
    businessOnly: true,
  },
  new_customer: {
    en: "We have done business with you for a short time only.",
    de: "Wir arbeiten erst seit kurzer Zeit mit Ihnen zusammen.",
  },
  limited_time_in_business: {
    en: "The business has been trading for a short time only.",
    de: "Das Unternehmen besteht erst seit kurzer Zeit.",
  },
  insufficient_trade_references: {
    en: "The trade references given were too few.",
    de: "Es wurden zu wenige Lieferantenreferenzen angegeben.",
  },
  unverified_trade_references: {
    en: "We could not verify the trade references given.",
    de: "Die angegebenen Lieferantenreferenzen ließen sich nicht bestätigen.",
  },
  delinquent_with_others: {
    en: "A credit bureau's report shows late payments to other suppliers.",
    de: "Die Auskunft einer Auskunftei weist verspätete Zahlungen an andere Lieferanten aus.",
  },
  insufficient_income: {
    en: "The income or cash flow stated is not enough for the amount asked for.",
    de: "Das angegebene Einkommen oder der Mittelzufluss reicht für den gewünschten Betrag nicht aus.",
  },
  excessive_obligations: {
    en: "Existing obligations are high in relation to the income stated.",
    de: "Die bestehenden Verpflichtungen sind im Verhältnis zum angegebenen Einkommen hoch.",
  },
  unverified_identity: {
    en: "We could not verify the business or bank details given.",
    de: "Die angegebenen Firmen- oder Bankdaten ließen sich nicht bestätigen.",
  },
  collection_or_judgment: {
    en: "A credit bureau's report shows a collection action or a judgment.",
    de: "Die Auskunft einer Auskunftei weist ein Inkasso- oder Gerichtsverfahren aus.",
  },
  legal_filings: {
    en: "A credit bureau's report shows court filings concerning unpaid debts.",
    de: "Die Auskunft einer Auskunftei weist Gerichtsverfahren wegen unbezahlter Forderungen aus.",
  },
  bankruptcy: BANKRUPTCY,
  bankrupt: BANKRUPTCY,
  ceased: {
    en: "A credit bureau's report shows that the business has ceased trading.",
    de: "Nach der Auskunft einer Auskunftei ist der Geschäftsbetrieb eingestellt.",
  },
  severe_negative: {
    en: "A credit bureau's report shows serious payment difficulties.",
    de: "Die Auskunft einer Auskunftei weist erhebliche Zahlungsschwierigkeiten aus.",
  },
  deteriorating: {
    en: "A credit bureau's report shows that payments to suppliers have become slower.",
    de: "Nach der Auskunft einer Auskunftei werden Lieferanten zunehmend später bezahlt.",
  },
  frozen_file: {
    en: "The file at the credit bureau is frozen, so that it could not be read.",
    de: "Die Akte bei der Auskunftei ist gesperrt und konnte nicht eingesehen werden.",
  },
  thin_file: THIN_FILE,
  thin_credit_file: THIN_FILE,
  no_score: THIN_FILE,
  insurer_stop: {
    en: "Our credit insurer does not cover further deliveries on account at present.",
    de: "Unser Kreditversicherer deckt weitere Lieferungen auf Rechnung derzeit nicht.",
  },
  insurer_cut: {
    en: "Our credit insurer has reduced the amount that it covers.",
    de: "Unser Kreditversicherer hat den gedeckten Betrag gesenkt.",
  },
  security_ended: {
    en: "A guarantee or other security for your account has ended.",
    de: "Eine Bürgschaft oder andere Sicherheit für Ihr Konto ist ausgelaufen.",
  },
  low_use: {
    en: "The account has been used little or not at all for some time.",
    de: "Das Konto wurde seit einiger Zeit wenig oder gar nicht genutzt.",
  },
  incomplete_application: {
    en: "Information that we asked for was not given.",
    de: "Angaben, um die wir gebeten hatten, lagen nicht vor.",
  },
  over_limit: TOO_LARGE,
  order_size: TOO_LARGE,
  amount_exceeds_profile: TOO_LARGE,
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeReason = keyof typeof WORDS;
export const NOTICE_REASONS = Object.keys(WORDS) as readonly NoticeReason[];

/** Reasons by another name: a bureau's flag comes as `bureau_flag:thin_file`. */
const BUREAU_FLAG = "bureau_flag:";

export function isNoticeReason(code: string): code is NoticeReason {
  return Object.hasOwn(WORDS, code);
}

/**
 * The principal reasons that may be told, most important first: known, specific, each sentence once, no more than the
 * law finds of use. What is a policy's inner matter (a score, a class, a rule, an alert) falls out.
 */
export function principalReasons(
  codes: readonly string[],
  recipient: { readonly isNatural: boolean },
  reasonsMax: number,
): NoticeReason[] {
  const known = codes
    .map((code) => (code.startsWith(BUREAU_FLAG) ? code.slice(BUREAU_FLAG.length) : code))
    .filter(isNoticeReason)
    .filter((code) => !(recipient.isNatural && "businessOnly" in WORDS[code]));
  const told = new Map<string, NoticeReason>();
  for (const code of known) if (!told.has(WORDS[code].en)) told.set(WORDS[code].en, code);
  return [...told.values()].slice(0, reasonsMax);
}

export function reasonText(code: NoticeReason, language: Language): string {
  return WORDS[code][language];
}
