// What the tests of webhooks share: a merchant's receiver, and the way from an event to it with drain() for a worker.
import { formatId } from "@goodterms/kernel";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { recordEvents, sealTick } from "../src/platform/events/index.ts";
import { drain } from "../src/platform/jobs/index.ts";
import {
  createEndpoint,
  type Delivery,
  type Endpoint,
  listDeliveries,
  webhookTick,
} from "../src/platform/webhooks/index.ts";
import { aDatabase, type TestDatabase, type TestMerchant } from "./house.ts";
import { aRecordingLogger } from "./recording-logger.ts";
import { aWebhookReceiver, type ReceivedWebhook, type WebhookReceiver } from "./webhook-receiver.ts";

export const webhookSettings = { secretKey: Buffer.alloc(32, 3), allowPrivate: true, chance: () => 0.5 };

export interface WebhookHouse {
  database: TestDatabase;
  receiver: WebhookReceiver;
  readonly logged: string[];
  /** Seals, projects and delivers until nothing is due at the merchant's time. */
  work(merchant: TestMerchant, settings?: Parameters<typeof webhookTick>[0]): Promise<number>;
  anEndpoint(
    merchant: TestMerchant,
    eventTypes?: string[],
  ): Promise<{ endpoint: Endpoint; secret: string; publicId: string }>;
  /** The versions of what was received, of one subject or of all. */
  versions(subjectId?: string): number[];
}

/** To be called once at the top of a test file. */
export function aWebhookHouse(): WebhookHouse {
  const { logger, logged } = aRecordingLogger();
  const house = {
    logged,
    work: (merchant, settings = webhookSettings) =>
      drain({
        database: house.database,
        clock: merchant.clock,
        jobs: [],
        ticks: [sealTick, webhookTick(settings)],
        logger,
      }),
    anEndpoint: async (merchant, eventTypes = ["test.happened"]) => {
      const draft = { url: house.receiver.url, eventTypes };
      const made = await merchant.run((ctx) => createEndpoint(ctx, webhookSettings, draft));
      merchant.clock.advance(1);
      return { ...made, publicId: formatId("whk", made.endpoint.id) };
    },
    versions: (subjectId) =>
      house.receiver.received
        .filter(({ body }) => subjectId === undefined || body.subject.id === formatId("cus", subjectId))
        .map(({ body }) => body.subject.version),
  } as WebhookHouse;
  beforeAll(async () => {
    house.database = await aDatabase();
    house.receiver = await aWebhookReceiver();
  });
  beforeEach(() => {
    house.receiver.received.length = 0;
    house.receiver.answer = (response) => response.writeHead(204).end();
    logged.length = 0;
  });
  afterEach(async () => {
    house.database.onStatement = undefined;
    // Each test's merchant is served by every later drain; a disabled endpoint hears nothing.
    await house.database.asAdministrator("UPDATE platform.webhook_endpoint SET disabled_at = created_at");
  });
  return house;
}

/** One event on a customer, by default of the type that endpoints of these tests want. */
export async function happen(
  merchant: TestMerchant,
  subjectId: string,
  version: number,
  type = "test.happened",
): Promise<void> {
  await merchant.run((ctx) =>
    recordEvents(ctx, [
      { type, subjectType: "customer", subjectId, subjectVersion: BigInt(version), data: { version } },
    ]),
  );
}

/** An endpoint's delivery log, newest event first. */
export function logOf(merchant: TestMerchant, endpointId: string): Promise<Delivery[]> {
  return merchant.run((ctx) => listDeliveries(ctx, endpointId, { state: null, before: null, limit: 100 }));
}

/** Verifies as the standard's own library does, which reads the machine's clock. */
export function verifies(webhook: ReceivedWebhook, secret: string, now: Date): boolean {
  vi.useFakeTimers({ toFake: ["Date"], now });
  try {
    new Webhook(secret).verify(webhook.text, webhook.headers as Record<string, string>);
    return true;
  } catch {
    return false;
  } finally {
    vi.useRealTimers();
  }
}
