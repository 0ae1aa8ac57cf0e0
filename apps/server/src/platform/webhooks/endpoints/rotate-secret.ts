import { sealSecret } from "../../auth/index.ts";
import type { Context } from "../../db/index.ts";
import { recordEvents } from "../../events/index.ts";
import { findEnabledEndpoint } from "./find-endpoint.ts";
import type { Endpoint, WebhookSettings } from "./rules.ts";
import { newSecret } from "./secrets.ts";
import { nextVersion, replaceSecret } from "./store.ts";

/**
 * Makes a new signing secret, shown only now. Until the overlap ends, webhooks bear a signature of each, so that the
 * receiver can change over at leisure. @throws Refusal not_found, webhook_endpoint_disabled.
 */
export async function rotateSecret(
  ctx: Context,
  settings: WebhookSettings,
  id: string,
  overlapMs: number,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const endpoint = await findEnabledEndpoint(ctx, id);
  const secret = newSecret();
  const previousSecretUntil = new Date(ctx.now.getTime() + overlapMs);
  await replaceSecret(ctx, endpoint.id, sealSecret(settings.secretKey, secret), previousSecretUntil);
  await recordEvents(ctx, [
    {
      type: "platform.webhook_secret_rotated",
      subjectType: "webhook_endpoint",
      subjectId: endpoint.id,
      subjectVersion: await nextVersion(ctx, endpoint.id),
      data: { previousSecretUntil: previousSecretUntil.toISOString() },
    },
  ]);
  return { endpoint: { ...endpoint, previousSecretUntil }, secret };
}
