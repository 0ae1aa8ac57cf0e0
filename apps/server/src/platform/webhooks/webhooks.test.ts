import { randomUUID } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { aBareMerchant } from "../../../test/house.ts";
import { aWebhookHouse, happen, logOf, verifies, webhookSettings } from "../../../test/webhook-house.ts";
import { RETRY_DELAYS_MS } from "./deliveries/rules.ts";
import { createEndpoint, disableEndpoint, replayDelivery, replayGivenUp } from "./index.ts";

// Goal: what was sealed reaches the merchant's server, signed, in order for each subject, at least once and with an
// id that shows a second copy; and what does not reach it is tried for three days and can be sent again.
// Method: a receiver on the loopback address, the injected clock, and drain() in place of a worker.

const HOUR_MS = 3_600_000;
const CLAIM_MS = 60_000;

const house = aWebhookHouse();

describe("a webhook", () => {
  test("bears the sealed event, and a signature that the standard's library takes", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint, secret } = await house.anEndpoint(merchant);
    const customer = randomUUID();
    await happen(merchant, customer, 1);
    await house.work(merchant);
    const [webhook] = house.receiver.received;
    if (webhook === undefined) throw new Error("nothing was sent");
    expect(webhook.body).toEqual({
      type: "test.happened",
      timestamp: merchant.clock.now().toISOString(),
      sequence: 2,
      id: expect.stringMatching(/^evt_/),
      subject: { type: "customer", id: formatId("cus", customer), version: 1 },
      actor: "user:test",
      data: { version: 1 },
    });
    expect(webhook.headers["webhook-id"]).toBe(webhook.body.id);
    expect(verifies(webhook, secret, merchant.clock.now())).toBe(true);
    expect(verifies({ ...webhook, text: `${webhook.text} ` }, secret, merchant.clock.now())).toBe(false);
    expect(await logOf(merchant, endpoint.id)).toMatchObject([
      { state: "delivered", attempts: 1, lastStatus: 204, lastError: null, nextAttemptAt: null },
    ]);
    expect(house.logged).toEqual([]);
  });

  test("goes only to endpoints that want its type, and only from their making on", async () => {
    const merchant = await aBareMerchant(house.database);
    await happen(merchant, randomUUID(), 1);
    await house.work(merchant);
    await house.anEndpoint(merchant, ["test.happened", "test.other"]);
    const everything = await house.anEndpoint(merchant, []);
    await happen(merchant, randomUUID(), 2);
    await happen(merchant, randomUUID(), 3, "test.unwanted");
    await house.work(merchant);
    expect(house.versions().sort()).toEqual([1, 1, 2, 2, 3]);
    const types = house.receiver.received.map((webhook) => webhook.body.type).sort();
    expect(types).toEqual([
      "platform.webhook_endpoint_created",
      "platform.webhook_endpoint_created",
      "test.happened",
      "test.happened",
      "test.unwanted",
    ]);
    const [{ through_sequence } = { through_sequence: 0n }] = (
      await house.database.acrossPool.query(
        "SELECT through_sequence FROM platform.webhook_endpoint WHERE id = $1",
        [everything.endpoint.id],
      )
    ).rows;
    expect(through_sequence).toBe(5n);
  });

  test("of a subject waits for the one before it, and other subjects do not", async () => {
    const merchant = await aBareMerchant(house.database);
    await house.anEndpoint(merchant);
    const [slow, quick] = [randomUUID(), randomUUID()];
    for (const version of [1, 2, 3]) await happen(merchant, slow, version);
    for (const version of [10, 11]) await happen(merchant, quick, version);
    let failures = 2;
    house.receiver.answer = (response, webhook) => {
      const fails = webhook.body.subject.version === 1 && failures-- > 0;
      response.writeHead(fails ? 500 : 200).end();
    };
    const sentSoFar = async () => {
      await house.work(merchant);
      return { slow: house.versions(slow), quick: house.versions(quick) };
    };
    expect(await sentSoFar()).toEqual({ slow: [1], quick: [10, 11] });
    merchant.clock.advance(4_999);
    expect(await sentSoFar()).toEqual({ slow: [1], quick: [10, 11] });
    merchant.clock.advance(1);
    expect(await sentSoFar()).toEqual({ slow: [1, 1], quick: [10, 11] });
    await happen(merchant, slow, 4);
    expect(await sentSoFar()).toEqual({ slow: [1, 1], quick: [10, 11] });
    merchant.clock.advance(30_000);
    expect(await sentSoFar()).toEqual({ slow: [1, 1, 1, 2, 3, 4], quick: [10, 11] });
  });

  test("is tried for three days by the clock, given up, and lets the next one through", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint, publicId } = await house.anEndpoint(merchant);
    const customer = randomUUID();
    await happen(merchant, customer, 1);
    await happen(merchant, customer, 2);
    house.receiver.answer = (response, webhook) =>
      response.writeHead(webhook.body.subject.version === 1 ? 503 : 200).end();
    await house.work(merchant);
    for (const delayMs of RETRY_DELAYS_MS) {
      expect(house.versions()).not.toContain(2);
      merchant.clock.advance(delayMs);
      await house.work(merchant);
    }
    expect(house.versions()).toEqual([...Array.from({ length: RETRY_DELAYS_MS.length + 1 }, () => 1), 2]);
    expect(new Set(house.receiver.received.map((webhook) => webhook.headers["webhook-id"])).size).toBe(2);
    expect(await logOf(merchant, endpoint.id)).toMatchObject([
      { state: "delivered", attempts: 1 },
      { state: "given_up", attempts: RETRY_DELAYS_MS.length + 1, lastStatus: 503, lastError: "status 503" },
    ]);
    merchant.clock.advance(1_000 * HOUR_MS);
    house.receiver.received.length = 0;
    house.receiver.answer = (response) => response.writeHead(200).end();
    expect(await house.work(merchant)).toBe(0);
    expect(await merchant.run((ctx) => replayGivenUp(ctx, publicId))).toBe(1);
    await house.work(merchant);
    expect(house.versions()).toEqual([1]);
    expect(await merchant.run((ctx) => replayGivenUp(ctx, publicId))).toBe(0);
  });

  test("sent before a crash is sent again with the same id", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint } = await house.anEndpoint(merchant);
    await happen(merchant, randomUUID(), 1);
    house.database.onStatement = (statement) => {
      if (statement.includes("SET state =")) throw new Error("killed between the answer and the note");
    };
    await house.work(merchant);
    expect(house.receiver.received).toHaveLength(1);
    expect(house.logged).toHaveLength(1);
    expect(await logOf(merchant, endpoint.id)).toMatchObject([{ state: "pending", attempts: 1 }]);
    house.database.onStatement = undefined;
    merchant.clock.advance(CLAIM_MS - 1);
    await house.work(merchant);
    expect(house.receiver.received).toHaveLength(1);
    merchant.clock.advance(1);
    await house.work(merchant);
    const ids = house.receiver.received.map((webhook) => webhook.headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(await logOf(merchant, endpoint.id)).toMatchObject([{ state: "delivered", attempts: 2 }]);
  });

  test("is sent once though three workers look at once", async () => {
    const merchant = await aBareMerchant(house.database);
    await house.anEndpoint(merchant);
    const subjects = Array.from({ length: 10 }, () => randomUUID());
    for (const version of [1, 2, 3]) {
      for (const subject of subjects) await happen(merchant, subject, version);
    }
    await Promise.all([house.work(merchant), house.work(merchant), house.work(merchant)]);
    await house.work(merchant);
    expect(house.receiver.received).toHaveLength(30);
    for (const subject of subjects) expect(house.versions(subject)).toEqual([1, 2, 3]);
    expect(house.logged).toEqual([]);
  });

  test("of a dead endpoint does not keep another merchant's waiting", async () => {
    const [dead, alive] = [await aBareMerchant(house.database), await aBareMerchant(house.database)];
    const url = "http://127.0.0.1:1/";
    await dead.run((ctx) => createEndpoint(ctx, webhookSettings, { url, eventTypes: ["test.happened"] }));
    await house.anEndpoint(alive);
    for (let version = 1; version <= 20; version += 1) await happen(dead, randomUUID(), version);
    await happen(alive, randomUUID(), 77);
    await house.work(alive);
    expect(house.versions()).toEqual([77]);
  });
});

describe("a replay", () => {
  test("of a delivered one is sent again, with the same id, before later ones of its subject", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint } = await house.anEndpoint(merchant);
    const customer = randomUUID();
    await happen(merchant, customer, 1);
    await house.work(merchant);
    house.receiver.answer = (response) => response.writeHead(500).end();
    await happen(merchant, customer, 2);
    await house.work(merchant);
    house.receiver.answer = (response) => response.writeHead(200).end();
    const first = (await logOf(merchant, endpoint.id)).at(-1);
    await merchant.run((ctx) => replayDelivery(ctx, formatId("dlv", first?.id ?? "")));
    await house.work(merchant);
    expect(house.versions()).toEqual([1, 2, 1, 2]);
    expect(house.receiver.received[2]?.headers["webhook-id"]).toBe(
      house.receiver.received[0]?.headers["webhook-id"],
    );
  });

  test("of an unknown delivery, of another merchant's and of a disabled endpoint's is refused", async () => {
    const [owner, stranger] = [await aBareMerchant(house.database), await aBareMerchant(house.database)];
    const { endpoint, publicId } = await house.anEndpoint(owner);
    await happen(owner, randomUUID(), 1);
    await house.work(owner);
    const id = formatId("dlv", (await logOf(owner, endpoint.id))[0]?.id ?? "");
    const unknown = formatId("dlv", randomUUID());
    await expect(owner.run((ctx) => replayDelivery(ctx, unknown))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(stranger.run((ctx) => replayDelivery(ctx, id))).rejects.toMatchObject({ code: "not_found" });
    await expect(stranger.run((ctx) => replayGivenUp(ctx, publicId))).rejects.toMatchObject({
      code: "not_found",
    });
    await owner.run((ctx) => disableEndpoint(ctx, publicId));
    await expect(owner.run((ctx) => replayDelivery(ctx, id))).rejects.toMatchObject({
      code: "webhook_endpoint_disabled",
    });
  });
});
