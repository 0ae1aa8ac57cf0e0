import { formatId, type IdPrefix } from "@goodterms/kernel";

/** What an id of each kind of subject looks like at the API. A kind without a prefix of its own shows its uuid. */
const PREFIX_OF_SUBJECT: Readonly<Record<string, IdPrefix>> = {
  merchant: "mer",
  entity: "ent",
  customer: "cus",
  group: "grp",
  customer_group: "grp",
  invoice: "inv",
  credit_note: "crn",
  payment: "pay",
  refund: "rfd",
  fee: "fee",
  interest_charge: "fee",
  write_off: "wof",
  discount: "doc",
  small_difference: "doc",
  opening_debit: "doc",
  opening_credit: "doc",
  reversal: "doc",
  document: "doc",
  open_item: "itm",
  allocation: "alc",
  journal_entry: "jen",
  api_key: "key",
  import: "imp",
  import_mapping: "map",
  webhook_endpoint: "whk",
  reservation: "res",
  credit_application: "app",
  application_form: "frm",
  application_referee: "ref",
  scorecard: "scd",
  scorecard_fit: "fit",
  alert: "alr",
  bureau_alert: "alr",
  bureau_report: "rpt",
  action_proposal: "prp",
  limit_proposal: "prp",
  limit_change: "blk",
  collateral: "col",
  notice: "ntc",
  offer_set: "off",
  order: "ord",
  order_hold: "hld",
  policy: "pol",
};

/** The id of an event's subject as the API shows it. */
export function subjectIdOf(subjectType: string, subjectId: string): string {
  const prefix = PREFIX_OF_SUBJECT[subjectType];
  return prefix === undefined ? subjectId : formatId(prefix, subjectId);
}
