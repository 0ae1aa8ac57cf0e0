import { openSecret } from "../../auth/index.ts";
import { type Caller, type Database, inMerchant } from "../../db/index.ts";
import type { Endpoint, WebhookSettings } from "../endpoints/rules.ts";
import { lockEndpoint, type SendingState } from "../endpoints/store.ts";
import { headersOf, payloadOf } from "./payload.ts";
import { judgeAttempt } from "./rules.ts";
import { sendRequest, type WebhookRequest, type WebhookResponse } from "./send-request.ts";
import { type ClaimedDelivery, claimDue, noteOutcome, promoteFirst } from "./store.ts";

/** Requests open at once to one endpoint. */
const BATCH_DELIVERIES = 8;
/** Well beyond a request's time-out: whoever claimed a delivery longer ago is dead. */
const CLAIM_MS = 60_000;
/** One endpoint's share of a tick; the rest waits for the next. */
const BUDGET_MS = 5_000;

export interface DeliverySettings extends WebhookSettings {
  readonly resolve?: WebhookRequest["resolve"];
  /** A number in [0, 1), for the spread of retries. */
  readonly chance: () => number;
}

type Target = Endpoint & SendingState;

/** Sends what is due to an endpoint, in order for each subject. Returns how many attempts were made. */
export async function deliverDue(
  database: Database,
  settings: DeliverySettings,
  caller: () => Caller,
  endpointId: string,
): Promise<number> {
  const started = performance.now();
  let attempts = 0;
  while (performance.now() - started < BUDGET_MS) {
    const claim = await inMerchant(database, caller(), async (ctx) => {
      const endpoint = await lockEndpoint(ctx, endpointId);
      if (endpoint === undefined || endpoint.disabledAt !== null) return { endpoint, deliveries: [] };
      const until = new Date(ctx.now.getTime() + CLAIM_MS);
      return { endpoint, deliveries: await claimDue(ctx, endpointId, BATCH_DELIVERIES, until) };
    });
    if (claim.endpoint === undefined || claim.deliveries.length === 0) return attempts;
    const { endpoint, deliveries } = claim;
    const { now } = caller();
    const responses = await Promise.all(
      deliveries.map((delivery) => attempt(settings, endpoint, delivery, now)),
    );
    attempts += deliveries.length;
    await noteAll(database, settings, caller(), endpointId, deliveries, responses);
    // An endpoint that does not answer at all is left alone until the next tick, lest it takes up this one.
    if (responses.some((response) => response.status === null)) return attempts;
  }
  return attempts;
}

function attempt(
  settings: DeliverySettings,
  endpoint: Target,
  delivery: ClaimedDelivery,
  now: Date,
): Promise<WebhookResponse> {
  const body = payloadOf(delivery);
  return sendRequest({
    url: endpoint.url,
    headers: headersOf(delivery, body, validSecrets(settings, endpoint, now), now),
    body,
    allowPrivate: settings.allowPrivate,
    resolve: settings.resolve,
  });
}

function validSecrets(settings: DeliverySettings, endpoint: Target, now: Date): string[] {
  const { secret, previousSecret, previousSecretUntil } = endpoint;
  const overlaps = previousSecret !== null && previousSecretUntil !== null && now < previousSecretUntil;
  return (overlaps ? [secret, previousSecret] : [secret]).map((sealed) =>
    openSecret(settings.secretKey, sealed),
  );
}

async function noteAll(
  database: Database,
  settings: DeliverySettings,
  caller: Caller,
  endpointId: string,
  deliveries: readonly ClaimedDelivery[],
  responses: readonly WebhookResponse[],
): Promise<void> {
  await inMerchant(database, caller, async (ctx) => {
    await lockEndpoint(ctx, endpointId);
    const settled: string[] = [];
    for (const [index, delivery] of deliveries.entries()) {
      const response = responses[index];
      if (response === undefined) continue;
      const outcome = judgeAttempt(response, delivery.attempts, ctx.now, settings.chance());
      await noteOutcome(ctx, endpointId, delivery, outcome);
      if (outcome.state !== "pending") settled.push(delivery.subjectId);
    }
    await promoteFirst(ctx, endpointId, settled);
  });
}
