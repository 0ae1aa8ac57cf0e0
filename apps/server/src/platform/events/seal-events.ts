import { assert } from "@goodterms/kernel";
import type { Database, Transaction } from "../db/index.ts";
import { canonicalBytes, FIRST_PREVIOUS_HASH, linkHash } from "./chain.ts";
import {
  contentsOf,
  lockSealing,
  merchantsWithUnsealed,
  newestSealed,
  type Seal,
  unsealedIds,
  writeSeals,
} from "./chain-store.ts";

const BATCH_ROWS_MAX = 5_000;
/** One transaction's worth: long enough to sort seldom, short enough that what is sealed shows within seconds. */
const PASS_ROWS_MAX = 20_000;

/**
 * Gives a merchant's visible unsealed events their sequence (last + 1, without a gap) and chains their hashes.
 * Any number of processes may call it at once: they take turns. Returns how many events it sealed.
 */
export async function sealMerchant(database: Database, merchantId: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const pass = await database.across.transaction().execute((tx) => sealPass(tx, merchantId));
    sealed += pass;
    if (pass < PASS_ROWS_MAX) return sealed;
  }
}

/** Seals every merchant that has something to seal. Returns how many events it sealed. */
export async function sealAll(database: Database): Promise<number> {
  let sealed = 0;
  for (const merchantId of await merchantsWithUnsealed(database.across)) {
    sealed += await sealMerchant(database, merchantId);
  }
  return sealed;
}

async function sealPass(tx: Transaction, merchantId: string): Promise<number> {
  await lockSealing(tx, merchantId);
  const ids = await unsealedIds(tx, merchantId, PASS_ROWS_MAX);
  if (ids.length === 0) return 0;
  const newest = await newestSealed(tx, merchantId);
  let sequence = newest?.sequence ?? 0n;
  let hash = newest?.hash ?? FIRST_PREVIOUS_HASH;
  for (let start = 0; start < ids.length; start += BATCH_ROWS_MAX) {
    const contents = await contentsOf(tx, merchantId, ids.slice(start, start + BATCH_ROWS_MAX));
    const seals: Seal[] = contents.map((content) => {
      sequence += 1n;
      hash = linkHash(hash, canonicalBytes(content));
      return { id: content.id, sequence, hash };
    });
    const written = await writeSeals(tx, merchantId, seals);
    assert(written === seals.length, `sealed ${written} of ${seals.length} events`);
  }
  return ids.length;
}
