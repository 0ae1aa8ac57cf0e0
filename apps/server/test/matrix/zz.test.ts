import { test } from "vitest";
import { aWholeHouse } from "../api/whole-house.ts";
import { aWebhookReceiver } from "../webhook-receiver.ts";
import { aRichMerchant } from "./a-rich-merchant.ts";
import { positionsOf } from "./positions.ts";

test("fill", async () => {
  const t = performance.now();
  const house = await aWholeHouse();
  console.log("open", performance.now() - t);
  const receiver = await aWebhookReceiver();
  for (const r of house.routes.filter(({ scope }) => scope !== "public_link")) {
    try {
      positionsOf(r);
    } catch (e) {
      console.log(String(e));
    }
  }
  const m = await aRichMerchant(house, "qxasker", receiver.url);
  console.log("filled", performance.now() - t, m.things);
}, 120_000);
