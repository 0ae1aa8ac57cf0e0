import { parseId } from "@goodterms/kernel";
import type { Context } from "../../db/index.ts";
import { findEnabledEndpoint } from "../endpoints/find-endpoint.ts";
import { lockEndpoint } from "../endpoints/store.ts";
import { refuse } from "../refusals.ts";
import { endpointOfDelivery, holdBackLater, makePending, promoteFirst } from "./store.ts";

const REPLAYED_MAX = 10_000;

/** Sends one delivery again, whatever became of it. @throws Refusal not_found, webhook_endpoint_disabled. */
export async function replayDelivery(ctx: Context, id: string): Promise<void> {
  const uuid = parseId("dlv", id);
  const endpointId = uuid === null ? undefined : await endpointOfDelivery(ctx, uuid);
  if (uuid === null || endpointId === undefined) throw refuse("not_found", `There is no delivery ${id}.`);
  const endpoint = await lockEndpoint(ctx, endpointId);
  if (endpoint?.disabledAt !== null) {
    throw refuse("webhook_endpoint_disabled", `The endpoint of delivery ${id} is disabled.`);
  }
  await rearrange(ctx, endpointId, await makePending(ctx, endpointId, { id: uuid }));
}

/**
 * Sends an endpoint's given-up deliveries again, oldest first, up to ten thousand a call. Returns how many.
 * @throws Refusal not_found, webhook_endpoint_disabled.
 */
export async function replayGivenUp(ctx: Context, id: string): Promise<number> {
  const endpoint = await findEnabledEndpoint(ctx, id);
  const subjects = await makePending(ctx, endpoint.id, { givenUpMax: REPLAYED_MAX });
  await rearrange(ctx, endpoint.id, [...new Set(subjects)]);
  return subjects.length;
}

async function rearrange(ctx: Context, endpointId: string, subjects: readonly string[]): Promise<void> {
  await holdBackLater(ctx, endpointId, subjects);
  await promoteFirst(ctx, endpointId, subjects);
}
