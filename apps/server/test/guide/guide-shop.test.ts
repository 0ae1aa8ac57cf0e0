import { createHmac, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type ApiMerchant, anApi } from "../api/an-api.ts";
import { countRequests, readSample, readSteps, shapeLike, showJson } from "./read-guide.ts";
import { adoptGuidePolicy, type SentGuide, sendGuide } from "./send-guide.ts";

// Goal: the shop's guide cannot rot. Method: every request of it is sent, in its order, to the whole house, and every
// answer held against the one that is shown. GOODTERMS_UPDATE=1 writes what came into the guide instead.

const GUIDE = join(import.meta.dirname, "../../../../docs/guide-shop.md");
const OPENING_TIMEOUT_MS = 240_000;
const guide = readFileSync(GUIDE, "utf8");
const steps = readSteps(guide);

let merchant: ApiMerchant;
let sent: SentGuide;

beforeAll(async () => {
  merchant = await (await anApi()).merchant({ customers: 0 });
  await adoptGuidePolicy(merchant);
}, OPENING_TIMEOUT_MS);

test("every request has its answer", () => {
  expect(steps.length).toBe(countRequests(guide));
  expect(steps.length).toBeGreaterThan(20);
});

test(
  "the guide's requests are answered as it says",
  async () => {
    let written = guide;
    sent = await sendGuide(merchant, steps, ({ request, status, answer, block }, asked) => {
      expect(asked.status, `${request.method} ${request.path}: ${asked.text}`).toBe(status);
      const shape = shapeLike(answer, asked.body);
      if (process.env.GOODTERMS_UPDATE === "1")
        written = written.replace(block, () => `${showJson(shape)}\n`);
      else expect(shape, `${request.method} ${request.path}`).toEqual(answer);
    });
    if (written !== guide) writeFileSync(GUIDE, written);
  },
  OPENING_TIMEOUT_MS,
);

test("the sample reads an allowance, and no forged or ended one", async () => {
  const { readAllowance } = await readSample(guide, "allowance");
  const read = readAllowance as (token: string, key: unknown, now: number) => unknown;
  const { jwk } = sent;
  const token = sent.given.get("token") ?? "";
  const now = merchant.clock.now().getTime();
  expect(read(token, jwk, now)).toMatchObject({ customer: "C-2041", currency: "GBP" });
  expect(read(token, jwk, now + 86_400_000)).toBeNull();
  const [head = "", body = "", signature = ""] = token.split(".");
  const raised = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(body, "base64url").toString()), amount: 9_999_999 }),
  ).toString("base64url");
  expect(read(`${head}.${raised}.${signature}`, jwk, now)).toBeNull();
});

test("the sample takes our webhooks, and no changed or old ones", async () => {
  const { isOurs } = await readSample(guide, "webhook");
  const check = isOurs as (headers: object, body: string, secret: string, now: number) => boolean;
  const key = randomBytes(24);
  const now = merchant.clock.now().getTime();
  const sentAt = String(Math.floor(now / 1_000));
  const body = '{"type":"credit.order_released"}';
  const signature = createHmac("sha256", key).update(`evt_1.${sentAt}.${body}`).digest("base64");
  const headers = {
    "webhook-id": "evt_1",
    "webhook-timestamp": sentAt,
    "webhook-signature": `v1,AAAA v1,${signature}`,
  };
  const secret = `whsec_${key.toString("base64")}`;
  expect(check(headers, body, secret, now)).toBe(true);
  expect(check(headers, body.replace("released", "held"), secret, now)).toBe(false);
  expect(check(headers, body, secret, now + 400_000)).toBe(false);
});
