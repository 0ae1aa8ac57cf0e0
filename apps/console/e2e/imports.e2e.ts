import { addMonths, type PlainDate } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { ask, openBrowser } from "./browser.ts";

const browser = await openBrowser();

/**
 * Three invoices of last month, whose dates read as well in the order of days as in that of months; one has no amount.
 * `today` is a calendar date.
 */
function aFile(mark: string, today: string): Buffer {
  const [year = "", month = ""] = addMonths(today as PlainDate, -1).split("-");
  const row = (number: number, total: string): string =>
    `${mark}-${number},${mark},Diary Import ${mark},03/${month}/${year},05/${month}/${year},GBP,${total}`;
  return Buffer.from(
    [
      "Invoice No,Customer No,Customer Name,Invoice Date,Due Date,Currency,Total",
      row(1, "120.00"),
      row(2, "80.50"),
      row(3, ""),
    ].join("\r\n"),
  );
}

test("a file with dates that read two ways: asked about, rehearsed, imported; a reload keeps the place", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const mark = `IMP${crypto.randomUUID().slice(0, 6)}`;
  const { entities } = await ask<{ entities: { today: string }[] }>(visit, "GET", "/v1/me");
  await page.goto("/imports");
  await page.getByLabel("Company").selectOption({ label: "Albion Giftware Ltd" });
  await page.setInputFiles("input[type=file]", {
    name: `${mark}.csv`,
    mimeType: "text/csv",
    buffer: aFile(mark, entities[0]?.today ?? ""),
  });
  await page.getByRole("heading", { level: 1, name: new RegExp(mark) }).waitFor();
  const address = page.url();
  await page.reload();
  await page.getByRole("heading", { level: 2, name: "To be answered" }).waitFor();
  expect(page.url()).toBe(address);
  const rehearse = page.getByRole("button", { name: "Rehearse", exact: true });
  expect(await rehearse.isDisabled()).toBe(true);
  for (const group of await page.getByRole("radiogroup").all())
    await group.getByRole("radio").first().check();
  await rehearse.click();
  await page.getByRole("heading", { level: 1, name: /2 rows would be accepted, 1 refused/ }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByRole("heading", { level: 1, name: /2 rows accepted, 1 refused/ }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the refused rows" }).click();
  expect((await download).suggestedFilename()).toBe(`refused-${mark}.csv`);
  await page.goto(`/customers?search=${mark}`);
  await page.getByRole("row").nth(1).getByText("200.50").first().waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});
