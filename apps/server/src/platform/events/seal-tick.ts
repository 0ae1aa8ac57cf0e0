import { defineTick } from "../jobs/index.ts";
import { sealAll } from "./seal-events.ts";

const EVERY_MS = 500;

/** Gives new events their place in the chain soon after they were written. */
export const sealTick = defineTick({
  name: "platform.seal_events",
  everyMs: EVERY_MS,
  run: ({ database }) => sealAll(database),
});
