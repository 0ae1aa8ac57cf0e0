import { defineRefusals } from "#platform/refusals";

/** What buying and watching reports refuses, beside the refusals of the whole room. */
export const refuseReport = defineRefusals({
  bureau_unknown: {
    status: 404,
    title: "There is no such bureau",
    remedy: "GET /v1/bureaus lists those there are.",
  },
  bureau_not_connected: {
    status: 409,
    title: "The bureau is not connected",
    remedy: "Connect it with PUT /v1/bureaus/{name}, or choose another.",
  },
  bureau_setting: {
    status: 422,
    title: "A setting of the connection is not right",
    remedy: "See the pointers; GET /v1/bureaus says what each setting means.",
  },
  match_needed: {
    status: 409,
    title: "A person has to say which company it is",
    remedy: "Read the candidates of the customer's bureau subject and choose one.",
  },
  candidate_refused: {
    status: 422,
    title: "That is none of the candidates, or it is out of business",
    remedy: "Look again with a better name and address, or choose another candidate.",
  },
  purpose_needed: {
    status: 422,
    title: "The law wants a permissible purpose for a person's file",
    remedy: "Send permissiblePurpose, and look only where you have that reason.",
  },
  product_unknown: {
    status: 422,
    title: "The bureau sells no such product here",
    remedy: "GET /v1/bureaus lists its products; the price must be set in the connection.",
  },
  budget_used: {
    status: 409,
    title: "The month's budget for reports is used",
    remedy: "Wait for the next month, settle orders whose outcome is unknown, or change the policy.",
  },
  report_pointless: {
    status: 409,
    title: "No report could change the outcome",
    remedy: "Send force with your reason if you want it all the same.",
  },
  report_running: {
    status: 409,
    title: "A report of this customer is being fetched",
    remedy: "Wait for it.",
  },
  nothing_to_ask: {
    status: 409,
    title: "No bureau can be asked about this customer",
    remedy: "Connect a bureau that the policy names for its kind and country, or name one.",
  },
  report_erased: {
    status: 410,
    title: "The report was erased",
    remedy: "It was a person's file, and its key was destroyed.",
  },
  bureau_failed: {
    status: 409,
    title: "The bureau gave no data",
    remedy: "See the detail; what is temporary may be tried again.",
  },
});
