import { defineRefusals } from "../refusals/index.ts";

/** What the door itself refuses, before or around a room's verb. */
export const refuse = defineRefusals({
  unknown_route: {
    status: 404,
    title: "There is no such address",
    remedy: "Look the path up in the reference at /docs.",
  },
  not_found: {
    status: 404,
    title: "There is no such thing",
    remedy: "Check the id or reference, and that it belongs to the merchant you are signed in to.",
  },
  method_not_allowed: {
    status: 405,
    title: "This address does not take that method",
    remedy: "Use one of the methods in the Allow header.",
  },
  malformed_request: {
    status: 400,
    title: "The request cannot be read",
    remedy: "Send a well-formed HTTP request, as the reference at /docs shows it.",
  },
  malformed_json: {
    status: 400,
    title: "The body is not JSON",
    remedy: "Send one well-formed JSON document in UTF-8.",
  },
  body_too_large: {
    status: 413,
    title: "The body is too large",
    remedy: "Send less in one request; files go through an import, which is streamed.",
  },
  unsupported_media_type: {
    status: 415,
    title: "The body's content type is not taken here",
    remedy: "Send Content-Type: application/json.",
  },
  invalid_request: {
    status: 422,
    title: "The request does not fit its schema",
    remedy: "Mend the fields that the pointers name.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    remedy: "Wait as long as Retry-After says, then go on.",
  },
  not_signed_in: {
    status: 401,
    title: "Nobody is signed in",
    remedy: "Send a valid API key as Authorization: Bearer gt_live_… or sign in.",
  },
  not_allowed: {
    status: 403,
    title: "This is not among your rights",
    remedy: "Ask an owner for a role, or make an API key, that holds the scope.",
  },
  no_merchant: {
    status: 403,
    title: "No merchant to work in",
    remedy: "Ask an owner to add you, or name one of your merchants in X-Merchant.",
  },
  origin_refused: {
    status: 403,
    title: "The request did not come from the console",
    remedy: "Call the API with an API key; a session only serves the console at PUBLIC_URL.",
  },
  cursor_malformed: {
    status: 400,
    title: "The cursor was not given out by this list",
    remedy: "Pass nextCursor back as it came, with the same filters; or start from the first page.",
  },
  idempotency_key_malformed: {
    status: 400,
    title: "The Idempotency-Key cannot be used",
    remedy: "Send 1 to 255 printable ASCII characters; a UUID is a good choice.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "The Idempotency-Key was used for another request",
    remedy: "Use a new key for a new request; repeat a request unchanged to get its first answer again.",
  },
  busy: {
    status: 409,
    title: "Another request is changing the same thing",
    remedy: "Send the same request again after the seconds in Retry-After.",
  },
});
