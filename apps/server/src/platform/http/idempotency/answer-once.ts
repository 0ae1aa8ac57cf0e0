import { createHash } from "node:crypto";
import { assert } from "@goodterms/kernel";
import { type Caller, type Context, type Database, inMerchant } from "../../db/index.ts";
import { Refusal } from "../../refusals/index.ts";
import { PROBLEM_CONTENT_TYPE, refusalBody } from "../problems.ts";
import { refuse } from "../refusals.ts";
import { findRecord, type KeptAnswer, keepAnswer, takeKey } from "./store.ts";

const KEY = /^[\x21-\x7e]{1,255}$/;

export interface OnceAnswer extends KeptAnswer {
  readonly replayed: boolean;
}

/** @throws Refusal idempotency_key_malformed */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== "string" || !KEY.test(header)) {
    throw refuse(
      "idempotency_key_malformed",
      "The header is empty, too long, or has unprintable characters.",
    );
  }
  return header;
}

/** What makes two requests the same: method, path, query and body, whatever the order of their fields. */
export function hashRequest(method: string, path: string, query: unknown, body: unknown): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([method, path, inOrder(query), inOrder(body)]))
    .digest();
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([name, member]) => [name, inOrder(member)]));
}

/**
 * Does `work` once for a key: the key's row is the first thing written in the transaction of the effect, and the
 * answer the last, so that neither can be there without the other. A refusal rolls the effect back and is kept after.
 * @throws Refusal idempotency_key_reused when the key belongs to another request.
 */
export async function answerOnce(
  database: Database,
  caller: Caller,
  key: string,
  requestHash: Buffer,
  work: (ctx: Context) => Promise<KeptAnswer>,
): Promise<OnceAnswer> {
  try {
    return await inMerchant(database, caller, async (ctx) => {
      if (!(await takeKey(ctx, key, requestHash))) return replay(ctx, key, requestHash);
      const answer = await refusalsMarked(() => work(ctx));
      await keepAnswer(ctx, key, answer);
      return { ...answer, replayed: false };
    });
  } catch (error) {
    if (!(error instanceof RefusedWork)) throw error;
    return keepRefusal(database, caller, key, requestHash, error.refusal);
  }
}

/** Tells a refusal by the work itself, which is kept, from one by the key, which is not. */
class RefusedWork extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("the work was refused");
    this.refusal = refusal;
  }
}

async function refusalsMarked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new RefusedWork(error) : error;
  }
}

async function keepRefusal(
  database: Database,
  caller: Caller,
  key: string,
  requestHash: Buffer,
  refusal: Refusal,
): Promise<OnceAnswer> {
  const body = refusalBody(refusal, caller.requestId);
  const answer = {
    status: refusal.status,
    contentType: PROBLEM_CONTENT_TYPE,
    payload: JSON.stringify(body),
  };
  return inMerchant(database, caller, async (ctx) => {
    // Between the roll-back and here a second request may have taken the key; then its answer is the key's answer.
    if (!(await takeKey(ctx, key, requestHash))) return replay(ctx, key, requestHash);
    await keepAnswer(ctx, key, answer);
    return { ...answer, replayed: false };
  });
}

async function replay(ctx: Context, key: string, requestHash: Buffer): Promise<OnceAnswer> {
  const record = await findRecord(ctx, key);
  assert(record !== null, "a taken key has no answer");
  if (!record.requestHash.equals(requestHash)) {
    throw refuse("idempotency_key_reused", "Its first use had another method, path, query or body.");
  }
  return { ...record.answer, replayed: true };
}
