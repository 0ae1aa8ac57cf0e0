import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { compilePolicy } from "./compile-policy.ts";
import type { CompiledPolicy } from "./compiled.ts";
import type { PolicyDocument } from "./document.ts";
import { parsePolicy } from "./parse-policy.ts";
import { PolicyError } from "./problems.ts";
import { refusePolicy } from "./refusals.ts";
import { type PolicyWithText, selectPolicy } from "./store.ts";

/** A policy made ready, with what identifies it. */
export interface ReadyPolicy {
  readonly id: string;
  readonly version: number;
  readonly document: PolicyDocument;
  readonly compiled: CompiledPolicy;
  /** Null while nobody has approved it. */
  readonly effectiveFrom: Date | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const READY_KEPT = 200;

/** Compiled policies by the hash of their text: the same text is made ready once, whoever's it is. */
const ready = new Map<string, CompiledPolicy>();

/** Reads and compiles a text that was found sound when it was saved. Kept by its hash. */
export function readyPolicy(document: string, hash: string): CompiledPolicy {
  const known = ready.get(hash);
  if (known !== undefined) return known;
  const compiled = compilePolicy(parsePolicy(document));
  if (ready.size >= READY_KEPT) ready.clear();
  ready.set(hash, compiled);
  return compiled;
}

/** The row of a policy by its id ("pol_…", or the uuid inside the house). @throws Refusal not_found */
export async function findPolicyRow(ctx: Context, id: string): Promise<PolicyWithText> {
  const uuid = parseId("pol", id) ?? (UUID.test(id) ? id : null);
  const row = uuid === null ? undefined : await selectPolicy(ctx, uuid);
  if (row === undefined) throw refuse("not_found", "There is no such policy.");
  return row;
}

function readyRow(row: PolicyWithText): CompiledPolicy {
  try {
    return readyPolicy(row.document, row.documentHash);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw refusePolicy("policy_unsound", error.message);
  }
}

/**
 * Any version of the merchant's policies, made ready: for replay, simulation, comparison.
 * @throws Refusal not_found, policy_unsound (a draft; whatever was submitted is sound)
 */
export async function findPolicy(ctx: Context, id: string): Promise<ReadyPolicy> {
  const row = await findPolicyRow(ctx, id);
  const compiled = readyRow(row);
  return {
    id: row.id,
    version: row.version,
    document: compiled.document,
    compiled,
    effectiveFrom: row.effectiveFrom,
  };
}
