import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aBareMerchant } from "../../../../test/house.ts";
import { aWebhookHouse, happen, logOf, verifies, webhookSettings } from "../../../../test/webhook-house.ts";
import { createEndpoint, disableEndpoint, rotateSecret } from "../index.ts";

// Goal: an endpoint's secret stays secret and can be changed without losing a webhook, and a disabled or private
// address is never sent to.

const HOUR_MS = 3_600_000;

const house = aWebhookHouse();

describe("an endpoint", () => {
  test("keeps its secret encrypted", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint, secret } = await house.anEndpoint(merchant);
    const [row] = await house.database.asAdministrator<{ text: string }>(
      "SELECT encode(secret_encrypted, 'escape') AS text FROM platform.webhook_endpoint WHERE id = $1",
      [endpoint.id],
    );
    expect(row?.text).not.toContain(secret.slice(6, 20));
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
  });

  test("signs with both secrets while a rotation is under way, and only with the new one after it", async () => {
    const merchant = await aBareMerchant(house.database);
    const { secret: old, publicId } = await house.anEndpoint(merchant);
    const rotated = await merchant.run((ctx) => rotateSecret(ctx, webhookSettings, publicId, HOUR_MS));
    await happen(merchant, randomUUID(), 1);
    await house.work(merchant);
    merchant.clock.advance(HOUR_MS);
    await happen(merchant, randomUUID(), 2);
    await house.work(merchant);
    const [during, after] = house.receiver.received;
    if (during === undefined || after === undefined) throw new Error("two webhooks were to be sent");
    const begun = new Date(merchant.clock.now().getTime() - HOUR_MS);
    expect([verifies(during, old, begun), verifies(during, rotated.secret, begun)]).toEqual([true, true]);
    const now = merchant.clock.now();
    expect([verifies(after, old, now), verifies(after, rotated.secret, now)]).toEqual([false, true]);
  });

  test("hears nothing more once it is disabled, and its trail is sealed with versions in order", async () => {
    const merchant = await aBareMerchant(house.database);
    const { endpoint, publicId } = await house.anEndpoint(merchant);
    await merchant.run((ctx) => rotateSecret(ctx, webhookSettings, publicId, 0));
    await house.work(merchant);
    await merchant.run((ctx) => disableEndpoint(ctx, publicId));
    await merchant.run((ctx) => disableEndpoint(ctx, publicId));
    await happen(merchant, randomUUID(), 1);
    await house.work(merchant);
    expect(house.receiver.received).toEqual([]);
    const trail = await house.database.acrossPool.query(
      "SELECT type, subject_version FROM platform.event WHERE merchant_id = $1 AND subject_id = $2 ORDER BY sequence",
      [merchant.merchantId, endpoint.id],
    );
    expect(trail.rows).toEqual([
      { type: "platform.webhook_endpoint_created", subject_version: 1n },
      { type: "platform.webhook_secret_rotated", subject_version: 2n },
      { type: "platform.webhook_endpoint_disabled", subject_version: 3n },
    ]);
    await expect(
      merchant.run((ctx) => rotateSecret(ctx, webhookSettings, publicId, 0)),
    ).rejects.toMatchObject({
      code: "webhook_endpoint_disabled",
    });
  });

  test("with a private address, or beyond the twentieth, is refused", async () => {
    const merchant = await aBareMerchant(house.database);
    const closed = { ...webhookSettings, allowPrivate: false };
    const draft = { url: "https://10.0.0.1/", eventTypes: [] };
    await expect(merchant.run((ctx) => createEndpoint(ctx, closed, draft))).rejects.toMatchObject({
      code: "webhook_url_refused",
      pointers: [{ pointer: "/url" }],
    });
    for (let count = 0; count < 20; count += 1) await house.anEndpoint(merchant);
    await expect(house.anEndpoint(merchant)).rejects.toMatchObject({ code: "too_many_webhook_endpoints" });
  });

  test("to a name that resolves to a private address gets nothing, and says why in its log", async () => {
    const merchant = await aBareMerchant(house.database);
    const closed = {
      ...webhookSettings,
      allowPrivate: false,
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    };
    const draft = { url: `https://shop.example:${house.receiver.port}/`, eventTypes: ["test.happened"] };
    const { endpoint } = await merchant.run((ctx) => createEndpoint(ctx, closed, draft));
    await happen(merchant, randomUUID(), 1);
    await house.work(merchant, closed);
    expect(house.receiver.received).toEqual([]);
    expect(await logOf(merchant, endpoint.id)).toMatchObject([
      { state: "pending", lastError: "private address" },
    ]);
  });
});
