import { forgetOldKeys } from "../http/idempotency/store.ts";
import { defineTick } from "./define-job.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Forgets the answers kept for Idempotency-Key once they are thirty days old. */
export const cleanIdempotencyRecords = defineTick({
  name: "platform.clean_idempotency_records",
  everyMs: HOUR_MS,
  run: ({ database, clock }) => forgetOldKeys(database, clock.now()),
});
