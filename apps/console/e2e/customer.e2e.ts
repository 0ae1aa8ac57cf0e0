import { expect, test } from "vitest";
import { ask, openBrowser, type Visit } from "./browser.ts";

const browser = await openBrowser();

/** A customer with three invoices of £100.00, £50.00 and £25.00, all due long ago. Gives the customer's id. */
async function aCustomer(visit: Visit): Promise<{ id: string; reference: string }> {
  const reference = `DIARY-${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await ask<{ id: string }>(visit, "PUT", `/v1/customers/${reference}`, {
    name: `Diary ${reference}`,
    kind: "business",
    country: "GB",
    currency: "GBP",
  });
  const me = await ask<{ entities: { reference: string; functionalCurrency: string; today: string }[] }>(
    visit,
    "GET",
    "/v1/me",
  );
  const entity = me.entities.find((one) => one.functionalCurrency === "GBP");
  for (const [index, net] of [10_000, 5_000, 2_500].entries()) {
    await ask(visit, "POST", "/v1/invoices", {
      customer: id,
      number: `${reference}-${index + 1}`,
      issuedOn: entity?.today,
      dueOn: entity?.today,
      currency: "GBP",
      entity: entity?.reference,
      net,
      tax: 0,
    });
  }
  return { id, reference };
}

test("a payment for two chosen items changes the balance; its reversal gives it back", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { id, reference } = await aCustomer(visit);
  await page.goto(`/customers/${id}`);
  const title = page.getByRole("heading", { level: 1 });
  await page.getByText("£175.00", { exact: false }).first().waitFor();
  expect(await title.textContent()).toContain("owes £175.00");

  await page.getByRole("checkbox", { name: `Select ${reference}-1` }).check();
  await page.getByRole("checkbox", { name: `Select ${reference}-3` }).check();
  await page.getByText("2 selected").waitFor();
  await page.getByRole("button", { name: "Record payment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reference").fill(`PAY-${reference}`);
  await dialog.getByRole("button", { name: "Record £125.00" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("heading", { level: 1, name: /owes £50\.00/ }).waitFor();
  await page.getByRole("heading", { name: "1 item open" }).waitFor();

  await page.getByRole("button", { name: `Payment PAY-${reference}`, exact: true }).click();
  await page.getByRole("button", { name: "Reverse…" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("recorded for the wrong customer");
  await page.getByRole("button", { name: "Reverse it" }).click();
  await page.getByRole("heading", { level: 1, name: /owes £175\.00/ }).waitFor();
  const items = await ask<{ data: { openAmount: number }[] }>(visit, "GET", `/v1/customers/${id}/items`);
  expect(items.data.map((item) => item.openAmount).sort((a, b) => a - b)).toEqual([2_500, 5_000, 10_000]);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a dispute and a new due date stand on the item and in the timeline", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { id, reference } = await aCustomer(visit);
  await page.goto(`/customers/${id}`);
  await page.getByRole("checkbox", { name: `Select ${reference}-2` }).check();
  await page.getByRole("button", { name: "Dispute" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("two lamps arrived broken");
  await page.getByRole("button", { name: "Record dispute" }).click();
  await page.getByText("£50.00 disputed").waitFor();
  await page.getByRole("checkbox", { name: `Select ${reference}-1` }).check();
  await page.getByRole("button", { name: "Change due date" }).click();
  await page.getByLabel("New due date").fill("2031-03-04");
  await page.getByRole("textbox", { name: "Reason" }).fill("agreed by phone");
  await page.getByRole("button", { name: "Move due date" }).click();
  await page.getByText("4 Mar 2031").first().waitFor();
  await page.getByText("agreed by phone").waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a limit below what is owed says so before it is set, and shows what is over it", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { id } = await aCustomer(visit);
  await page.goto(`/customers/${id}`);
  await page.getByRole("button", { name: "Change limit…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/\(GBP\)/).fill("100");
  await dialog.getByText("£75.00", { exact: false }).waitFor();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("a new review");
  await dialog.getByRole("button", { name: /£100\.00/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("£100.00 · set by hand").waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("the statement is seen before it is taken away as a PDF", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { id } = await aCustomer(visit);
  await page.goto(`/customers/${id}`);
  await page.getByRole("button", { name: "Statement…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Closing balance").waitFor();
  expect(await dialog.getByRole("row").last().textContent()).toContain("175.00");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download PDF" }).click();
  expect((await download).suggestedFilename()).toMatch(/^statement-DIARY-.*\.pdf$/);
  await visit.context.close();
});
