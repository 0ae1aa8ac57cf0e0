import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { movableClock } from "#platform/clock";
import { BureauFailure } from "../failure.ts";
import { sendHttp } from "./http.ts";
import { readToken } from "./password-grant.ts";
import { withRetries } from "./retry.ts";
import { openTokenBucket } from "./token-bucket.ts";
import { openTokenCache } from "./token-cache.ts";

// Goal: tokens, limits and retries as the bureaus document them. Method: moved clocks, and one server on loopback.

const START = new Date("2026-03-02T09:00:00Z");

describe("a token", () => {
  test("is kept until shortly before its end, counted in one unit", async () => {
    const clock = movableClock(START);
    let fetched = 0;
    const answer = () =>
      JSON.stringify({
        issued_at: String(clock.now().getTime()),
        expires_in: "1800",
        access_token: `t${fetched}`,
      });
    const cache = openTokenCache(async () => {
      fetched += 1;
      return readToken(answer(), clock.now().getTime());
    }, clock);
    await cache.get();
    clock.advance(27 * 60_000);
    await cache.get();
    expect(fetched).toBe(1);
    clock.advance(2 * 60_000);
    await cache.get();
    expect(fetched).toBe(2);
  });

  test("that could not be fetched is fetched again by the next who asks; a refused one is dropped once", async () => {
    const clock = movableClock(START);
    let fetched = 0;
    const cache = openTokenCache(async () => {
      fetched += 1;
      if (fetched === 1) throw new BureauFailure("temporary", "down");
      return { token: `t${fetched}`, expiresAtMs: clock.now().getTime() + 3_600_000 };
    }, clock);
    await expect(cache.get()).rejects.toMatchObject({ kind: "temporary" });
    expect(await cache.get()).toBe("t2");
    cache.drop("t2");
    expect(await cache.get()).toBe("t3");
    // Somebody else's late refusal of an older token costs nobody the new one.
    cache.drop("t2");
    expect(await cache.get()).toBe("t3");
  });
});

describe("the limit of requests", () => {
  test("lets a burst through, then one after another, and refuses a line that is too long", async () => {
    let nowMs = 0;
    const waits: number[] = [];
    const bucket = openTokenBucket(
      2,
      async (durationMs) => {
        waits.push(durationMs);
      },
      () => nowMs,
    );
    for (let count = 0; count < 4; count += 1) await bucket.take();
    expect(waits).toEqual([500, 1_000]);
    nowMs = 2_000;
    await bucket.take();
    expect(waits).toHaveLength(2);
    const line = Array.from({ length: 40 }, () => bucket.take());
    const refused = (await Promise.allSettled(line)).filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ kind: "rate_limited" });
  });
});

describe("trying again", () => {
  const failing = (failure: BureauFailure) => {
    const tries: number[] = [];
    const work = withRetries(
      async () => {
        tries.push(tries.length);
        throw failure;
      },
      async () => {},
    );
    return work.catch(() => tries.length);
  };

  test.each([
    [new BureauFailure("temporary", "x"), 3],
    [new BureauFailure("rate_limited", "x", { retryAfterMs: 100 }), 3],
    [new BureauFailure("rate_limited", "x", { retryAfterMs: 60_000 }), 1],
    [new BureauFailure("temporary", "x", { charge: "unknown" }), 1],
    [new BureauFailure("unauthorised", "x"), 1],
    [new BureauFailure("not_entitled", "x"), 1],
    [new BureauFailure("locked", "x", { charge: "yes" }), 1],
  ])("%s: %i times", async (failure, times) => {
    expect(await failing(failure)).toBe(times);
  });
});

describe("an exchange", () => {
  const server = createServer((request, response) => {
    if (request.url === "/redirect") response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    else if (request.url === "/late") {
      const date = START.toUTCString();
      const until = new Date(START.getTime() + 90_000).toUTCString();
      response.sendDate = false;
      response.writeHead(429, { date, "retry-after": until }).end();
    } else request.socket.destroy();
  });
  const address = new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
  afterAll(() => server.close());
  const get = (url: string, costsMoney = true) =>
    sendHttp({ method: "GET", url, headers: {}, body: null, costsMoney });

  test("follows no redirect, and reads a date to come back at", async () => {
    expect(await get(`${await address}/redirect`)).toMatchObject({ status: 302 });
    expect(await get(`${await address}/late`)).toMatchObject({ status: 429, retryAfterMs: 90_000 });
  });

  test("that breaks off may have been charged; one that never began was not", async () => {
    await expect(get(`${await address}/gone`)).rejects.toMatchObject({
      kind: "temporary",
      charge: "unknown",
    });
    await expect(get(`${await address}/gone`, false)).rejects.toMatchObject({ charge: "no" });
    await expect(get("http://127.0.0.1:1/")).rejects.toMatchObject({ kind: "temporary", charge: "no" });
  });

  test("whatever a token answer holds, it is a token or a failure of the closed list", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          expect(readToken(text, 0).expiresAtMs).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(BureauFailure);
        }
      }),
    );
  });
});
