import type { Context } from "../../db/index.ts";
import { recordEvents } from "../../events/index.ts";
import { findEndpoint } from "./find-endpoint.ts";
import type { Endpoint } from "./rules.ts";
import { disableEndpointRow, nextVersion } from "./store.ts";

/** Stops all sending to an endpoint for good; doing it twice changes nothing. @throws Refusal not_found. */
export async function disableEndpoint(ctx: Context, id: string): Promise<Endpoint> {
  const endpoint = await findEndpoint(ctx, id);
  if (endpoint.disabledAt !== null) return endpoint;
  await disableEndpointRow(ctx, endpoint.id);
  await recordEvents(ctx, [
    {
      type: "platform.webhook_endpoint_disabled",
      subjectType: "webhook_endpoint",
      subjectId: endpoint.id,
      subjectVersion: await nextVersion(ctx, endpoint.id),
      data: { url: endpoint.url },
    },
  ]);
  return { ...endpoint, disabledAt: ctx.now };
}
