import type { Clock } from "#platform/clock";

/** A token is renewed before it ends, so that none expires on its way. */
const EARLY_MS = 120_000;
/** A token that says it has ended before it came (their clock is not ours) is used this long. */
const SHORTEST_USE_MS = 5_000;

export interface FreshToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

export interface TokenCache {
  /** The token in force; whoever asks while one is being fetched waits for that one. */
  get(): Promise<string>;
  /** Forgets a token that the bureau refused; another that came meanwhile stays. */
  drop(token: string): void;
}

/** One token for one credential: fetched once however many ask, and kept until shortly before it ends. */
export function openTokenCache(fetchToken: () => Promise<FreshToken>, clock: Clock): TokenCache {
  let standing: { readonly token: string; readonly useUntilMs: number } | null = null;
  let flight: Promise<string> | null = null;

  const renew = async (): Promise<string> => {
    try {
      const fresh = await fetchToken();
      const nowMs = clock.now().getTime();
      const useUntilMs = Math.max(fresh.expiresAtMs - EARLY_MS, nowMs + SHORTEST_USE_MS);
      standing = { token: fresh.token, useUntilMs };
      return fresh.token;
    } finally {
      flight = null;
    }
  };

  return {
    get: async () => {
      if (standing !== null && clock.now().getTime() < standing.useUntilMs) return standing.token;
      flight ??= renew();
      return flight;
    },
    drop: (token) => {
      if (standing?.token === token) standing = null;
    },
  };
}
