import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aBareMerchant, type TestMerchant } from "../../../test/house.ts";
import { aWebhookHouse, happen, webhookSettings } from "../../../test/webhook-house.ts";
import type { RequestContext } from "../http/index.ts";
import { webhookRoutes } from "./routes.ts";

// Goal: the routes say what the verbs do, page by page, and never show a secret twice.
// Method: call the declared handlers with what the server would have validated.

const house = aWebhookHouse();
const routes = webhookRoutes(webhookSettings);

interface Asked {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

interface Answered {
  readonly id?: string;
  readonly secret?: string;
  readonly previousSecretUntil?: string;
  readonly data?: { id: string; event: { sequence: number } }[];
  readonly nextCursor?: string | null;
}

/** The answer's body as the wire would carry it. */
async function ask(merchant: TestMerchant, call: string, asked: Asked = {}): Promise<Answered> {
  const [method, path] = call.split(" ");
  const found = routes.find((candidate) => candidate.method === method && candidate.path === path);
  if (found === undefined) throw new Error(`no route ${call}`);
  const request = { params: {}, query: {}, body: {}, upload: undefined, ...asked };
  const answer = await merchant.run((ctx) => found.handle(ctx as RequestContext, request as never));
  return JSON.parse(JSON.stringify("body" in answer ? answer.body : null));
}

describe("the routes", () => {
  test("ask for the scope of webhooks to change, and of settings to look", () => {
    expect(routes.map((one) => [`${one.method} ${one.path}`, one.scope, one.idempotent])).toEqual([
      ["GET /v1/webhook-endpoints", "settings:read", false],
      ["POST /v1/webhook-endpoints", "webhooks:write", false],
      ["DELETE /v1/webhook-endpoints/{id}", "webhooks:write", false],
      ["POST /v1/webhook-endpoints/{id}/rotate-secret", "webhooks:write", false],
      ["GET /v1/webhook-endpoints/{id}/deliveries", "settings:read", false],
      ["POST /v1/webhook-endpoints/{id}/replay", "webhooks:write", true],
      ["POST /v1/webhook-deliveries/{id}/replay", "webhooks:write", true],
    ]);
  });

  test("add, list, rotate and disable an endpoint, the secret shown when it is made and only then", async () => {
    const merchant = await aBareMerchant(house.database);
    const body = { url: house.receiver.url, eventTypes: ["b.b", "a.a", "a.a"] };
    const made = await ask(merchant, "POST /v1/webhook-endpoints", { body });
    expect(made).toMatchObject({ id: expect.stringMatching(/^whk_/), eventTypes: ["a.a", "b.b"] });
    const params = { id: made.id };
    const rotated = await ask(merchant, "POST /v1/webhook-endpoints/{id}/rotate-secret", { params });
    expect(rotated.secret).not.toBe(made.secret);
    expect(rotated.previousSecretUntil).toBe("2026-03-03T09:00:00.000Z");
    const listed = await ask(merchant, "GET /v1/webhook-endpoints");
    expect(listed).toMatchObject({ data: [{ id: made.id, disabledAt: null }], nextCursor: null });
    expect(JSON.stringify(listed)).not.toContain("whsec_");
    const disabled = await ask(merchant, "DELETE /v1/webhook-endpoints/{id}", { params });
    expect(disabled).toMatchObject({ id: made.id, disabledAt: "2026-03-02T09:00:00.000Z" });
    const stranger = await aBareMerchant(house.database);
    expect(await ask(stranger, "GET /v1/webhook-endpoints")).toEqual({ data: [], nextCursor: null });
    await expect(ask(stranger, "DELETE /v1/webhook-endpoints/{id}", { params })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("page through the delivery log, filter it by state, and replay from it", async () => {
    const merchant = await aBareMerchant(house.database);
    const { publicId: id } = await house.anEndpoint(merchant);
    for (const version of [1, 2, 3]) await happen(merchant, randomUUID(), version);
    house.receiver.answer = (response, webhook) =>
      response.writeHead(webhook.body.subject.version === 2 ? 500 : 200).end();
    await house.work(merchant);
    const call = "GET /v1/webhook-endpoints/{id}/deliveries";
    const pages: NonNullable<Answered["data"]>[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = await ask(merchant, call, { params: { id }, query });
      pages.push(page.data ?? []);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    const sequences = pages.flat().map((row) => row.event.sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
    const pending = await ask(merchant, call, { params: { id }, query: { state: "pending" } });
    expect(pending.data).toMatchObject([
      { state: "pending", lastStatus: 500, event: { type: "test.happened" } },
    ]);
    const again = pages.flat()[0]?.id;
    const replayed = await ask(merchant, "POST /v1/webhook-deliveries/{id}/replay", {
      params: { id: again },
    });
    expect(replayed).toEqual({ replayed: 1 });
    const sent = house.receiver.received.length;
    await house.work(merchant);
    expect(house.receiver.received).toHaveLength(sent + 1);
    const none = await ask(merchant, "POST /v1/webhook-endpoints/{id}/replay", { params: { id } });
    expect(none).toEqual({ replayed: 0 });
  });
});
