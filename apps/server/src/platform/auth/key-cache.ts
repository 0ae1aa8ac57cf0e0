import type { Database } from "../db/index.ts";
import { type FoundKey, findKeyByHash } from "./api-keys.ts";
import { hashKey, isKey } from "./key-format.ts";

/** How long a look-up is believed: a revoked key may still be taken for this long, in each process. */
const BELIEVED_MS = 3_000;
const ENTRIES_MAX = 10_000;

interface Entry {
  readonly found: Promise<FoundKey | null>;
  readonly until: number;
}

export interface KeyCache {
  /** The key's owner and scopes, or null for a key that is malformed, unknown, revoked or expired at `now`. */
  find(key: string, now: Date): Promise<FoundKey | null>;
}

/**
 * Looks keys up in the database at most once in three seconds each, so that a busy shop's requests cost no look-up.
 * What is not a key is remembered too. Entries are by hash: no secret stays in memory.
 */
export function openKeyCache(database: Pick<Database, "across">): KeyCache {
  const entries = new Map<string, Entry>();

  function remember(hash: Buffer, name: string, atMs: number): Promise<FoundKey | null> {
    const found = findKeyByHash(database, hash);
    // A failed look-up says nothing about the key.
    found.catch(() => entries.delete(name));
    entries.set(name, { found, until: atMs + BELIEVED_MS });
    return found;
  }

  return {
    find: async (key, now) => {
      if (!isKey(key)) return null;
      const hash = hashKey(key);
      const name = hash.toString("base64");
      const atMs = performance.now();
      const entry = entries.get(name);
      const believed = entry !== undefined && entry.until > atMs;
      if (!believed && entries.size >= ENTRIES_MAX) entries.clear();
      const found = await (believed ? entry.found : remember(hash, name, atMs));
      const expired = found?.expiresAt != null && found.expiresAt.getTime() <= now.getTime();
      return expired ? null : found;
    },
  };
}
