import { test } from "vitest";
import { aWholeHouse } from "../api/whole-house.ts";
import { aWebhookReceiver } from "../webhook-receiver.ts";
import { aRichMerchant } from "./a-rich-merchant.ts";
test("x", async () => {
  const house = await aWholeHouse();
  const hook = await aWebhookReceiver();
  const m = await aRichMerchant(house, "zqother", hook.url);
  console.log(JSON.stringify(m.things, null, 1));
  for (const r of house.routes) console.log(r.method, r.path, r.scope, JSON.stringify(Object.keys((r.request.body as any)?.properties ?? {})), JSON.stringify(Object.keys((r.request.query as any)?.properties ?? {})));
});
