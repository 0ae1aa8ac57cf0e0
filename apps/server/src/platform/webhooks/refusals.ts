import { defineRefusals } from "../refusals/index.ts";

export const refuse = defineRefusals({
  not_found: {
    status: 404,
    title: "There is no such thing",
    remedy: "Check the id, and that it belongs to the merchant you are signed in to.",
  },
  webhook_url_refused: {
    status: 422,
    title: "The address cannot be used for webhooks",
    remedy: "Give a public https address without a user name or password in it.",
  },
  webhook_endpoint_disabled: {
    status: 409,
    title: "The endpoint is disabled",
    remedy: "Make a new endpoint; a disabled one stays so.",
  },
  too_many_webhook_endpoints: {
    status: 409,
    title: "The merchant has as many endpoints as it may",
    remedy: "Disable one that is no longer used.",
  },
});
