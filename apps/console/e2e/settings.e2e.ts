import { expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const browser = await openBrowser();

test("an API key is shown once, opens what it may and nothing else, and is revoked", async () => {
  const { page, context, errors } = await browser.visit();
  const name = `Diary ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "Make an API key" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("checkbox", { name: "read customers" }).check();
  await page.getByRole("button", { name: `Make key ${name}` }).click();
  const secret = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^gt_live_/);
  await page.getByRole("button", { name: "I have kept it" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await row.waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  const statusOf = async (path: string): Promise<number> => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(`${inject("entrance").url}${path}`, { headers })).status;
  };
  expect(await statusOf("/v1/customers?limit=1")).toBe(200);
  expect(await statusOf("/v1/events")).toBe(403);
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await row.waitFor({ state: "detached" });
  expect(errors).toEqual([]);
  await context.close();
});

test("roles that should be apart are warned of before anybody is invited", async () => {
  const { page, context } = await browser.visit();
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite a person" }).click();
  await page.getByRole("checkbox", { name: "Credit manager" }).check();
  expect(await page.getByText("These duties should be apart").count()).toBe(0);
  await page.getByRole("checkbox", { name: "Cash" }).check();
  await page.getByText("These duties should be apart").waitFor();
  await context.close();
});

test("what was done stands in the audit trail, under the name of who did it, and is found by its kind", async () => {
  const { page, context } = await browser.visit();
  await page.goto("/settings/webhooks");
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByRole("textbox", { name: "Address" }).fill("https://shop.example.com/goodterms");
  await page.getByRole("button", { name: "Add address" }).click();
  expect(await page.getByRole("dialog").locator("code").textContent()).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: "Switch off" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await page.getByText(/^every kind of event · Switched off/).waitFor();
  await page.goto("/settings/audit?type=platform.webhook_endpoint_disabled");
  const row = page.getByRole("row").nth(1);
  await row.getByText("Webhook endpoint disabled").waitFor();
  expect(await row.textContent()).toContain("Robin Hart");
  await context.close();
});
