import { sealSecret } from "../../auth/index.ts";
import type { Context } from "../../db/index.ts";
import { recordEvents } from "../../events/index.ts";
import { newId } from "../../ids/index.ts";
import { refuse } from "../refusals.ts";
import { type Endpoint, urlProblem, type WebhookSettings } from "./rules.ts";
import { newSecret } from "./secrets.ts";
import { insertEndpoint, listEndpoints } from "./store.ts";

const ENDPOINTS_MAX = 20;

export interface EndpointDraft {
  readonly url: string;
  /** Empty for every type. */
  readonly eventTypes: readonly string[];
}

/**
 * Adds an endpoint and makes its signing secret, which is shown only now.
 * @throws Refusal webhook_url_refused, too_many_webhook_endpoints.
 */
export async function createEndpoint(
  ctx: Context,
  settings: WebhookSettings,
  draft: EndpointDraft,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const problem = urlProblem(draft.url, settings.allowPrivate);
  if (problem !== null) throw refuse("webhook_url_refused", problem, [{ pointer: "/url", message: problem }]);
  const enabled = (await listEndpoints(ctx)).filter((existing) => existing.disabledAt === null);
  if (enabled.length >= ENDPOINTS_MAX) {
    throw refuse("too_many_webhook_endpoints", `There are ${enabled.length} endpoints already.`);
  }
  const endpoint: Endpoint = {
    id: newId(ctx.now),
    url: draft.url,
    eventTypes: [...new Set(draft.eventTypes)].sort(),
    createdAt: ctx.now,
    disabledAt: null,
    previousSecretUntil: null,
  };
  const secret = newSecret();
  await insertEndpoint(ctx, endpoint, sealSecret(settings.secretKey, secret));
  await recordEvents(ctx, [
    {
      type: "platform.webhook_endpoint_created",
      subjectType: "webhook_endpoint",
      subjectId: endpoint.id,
      subjectVersion: 1n,
      data: { url: endpoint.url, eventTypes: endpoint.eventTypes },
    },
  ]);
  return { endpoint, secret };
}
