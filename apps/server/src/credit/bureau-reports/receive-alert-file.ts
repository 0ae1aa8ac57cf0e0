import { BureauFailure } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import type { Bureaus } from "./open-bureaus.ts";
import { type Received, receiveAlerts } from "./receive-alerts.ts";
import { refuseReport } from "./refusals.ts";

/**
 * Takes in a bureau's file of news, in its own format where that is public, else in the plain one of docs/bureaus.md.
 * A file read twice brings nothing new. @throws Refusal bureau_unknown, bureau_failed.
 */
export async function receiveAlertFile(
  ctx: Context,
  bureaus: Bureaus,
  bureau: string,
  bytes: Uint8Array,
): Promise<Received> {
  const adapter = bureaus.adapter(bureau);
  if (adapter === undefined) throw refuseReport("bureau_unknown", `There is no adapter called ${bureau}.`);
  try {
    return await receiveAlerts(ctx, bureau, "file", adapter.readAlertFile(bytes, ctx.now));
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    throw refuseReport("bureau_failed", `The file cannot be read: ${error.detail}.`);
  }
}
