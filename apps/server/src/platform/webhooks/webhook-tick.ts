import { randomUUID } from "node:crypto";
import type { Caller } from "../db/index.ts";
import { defineTick, type Tick, type WorkTools } from "../jobs/index.ts";
import { type DeliverySettings, deliverDue } from "./deliveries/deliver-due.ts";
import { projectEvents } from "./deliveries/project-events.ts";
import { endpointsWithWork } from "./endpoints/store.ts";

const EVERY_MS = 1_000;
/** Endpoints served at the same time; each takes one connection of the application's pool. */
const ENDPOINTS_AT_ONCE = 4;

/** Turns sealed events into deliveries, and sends what is due. */
export function webhookTick(settings: DeliverySettings): Tick {
  return defineTick({
    name: "platform.deliver_webhooks",
    everyMs: EVERY_MS,
    run: async (tools) => {
      const waiting = await endpointsWithWork(tools.database.across, tools.clock.now());
      let done = 0;
      const serveNext = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          if (tools.signal.aborted) return;
          done += await serve(tools, settings, next.merchantId, next.id);
        }
      };
      await Promise.all(Array.from({ length: ENDPOINTS_AT_ONCE }, serveNext));
      return done;
    },
  });
}

/** One endpoint's trouble is logged and does not keep the others waiting. */
async function serve(
  tools: WorkTools,
  settings: DeliverySettings,
  merchantId: string,
  endpointId: string,
): Promise<number> {
  const requestId = randomUUID();
  const caller = (): Caller => ({
    merchantId,
    actor: "system:webhooks",
    now: tools.clock.now(),
    requestId,
  });
  try {
    const read = await projectEvents(tools.database, caller, endpointId);
    return read + (await deliverDue(tools.database, settings, caller, endpointId));
  } catch (error) {
    tools.logger.error({ merchantId, endpointId, requestId, err: error }, "webhooks could not be delivered");
    return 0;
  }
}
