import { parseId } from "@goodterms/kernel";
import type { Context } from "../../db/index.ts";
import { refuse } from "../refusals.ts";
import type { Endpoint } from "./rules.ts";
import { lockEndpoint, type SendingState } from "./store.ts";

/** The endpoint of an id at the API, locked. @throws Refusal not_found. */
export async function findEndpoint(ctx: Context, id: string): Promise<Endpoint & SendingState> {
  const uuid = parseId("whk", id);
  const endpoint = uuid === null ? undefined : await lockEndpoint(ctx, uuid);
  if (endpoint === undefined) throw refuse("not_found", `There is no webhook endpoint ${id}.`);
  return endpoint;
}

/** As findEndpoint, for a change that a disabled endpoint no longer takes. @throws Refusal not_found, webhook_endpoint_disabled. */
export async function findEnabledEndpoint(ctx: Context, id: string): Promise<Endpoint & SendingState> {
  const endpoint = await findEndpoint(ctx, id);
  if (endpoint.disabledAt !== null)
    throw refuse("webhook_endpoint_disabled", `The endpoint ${id} is disabled.`);
  return endpoint;
}
