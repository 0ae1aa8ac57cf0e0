import { expect, test } from "vitest";
import { ask, openBrowser } from "./browser.ts";

const browser = await openBrowser();

interface Overview {
  currencies: {
    currency: string;
    open: number;
    overdue: number;
    current: number;
    customersOverdue: number;
  }[];
  topOverdue: { name: string; currency: string }[];
}

test("the overview's figures are the API's, in every currency, and the book proves itself on demand", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const overview = await ask<Overview>(visit, "GET", "/v1/reports/overview");
  await page.goto("/");
  for (const figures of overview.currencies) {
    await page.getByText(figures.currency, { exact: true }).click();
    const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    expect(title).toContain(`${money(figures.open, figures.currency)} open`);
    if (figures.overdue > 0) {
      expect(title).toContain(`${money(figures.overdue, figures.currency)} overdue`);
      expect(title).toContain(`at ${figures.customersOverdue.toLocaleString("en-GB")} customer`);
    }
    const shown = await page
      .getByRole("region", { name: "Most overdue customers" })
      .getByRole("link")
      .count();
    const expected = overview.topOverdue.filter((row) => row.currency === figures.currency).length;
    // One link more leads to all of them.
    expect(shown).toBe(expected === 0 ? 0 : expected + 1);
  }
  await page.getByRole("button", { name: /^Book verified/ }).click();
  await page.getByRole("button", { name: "Verify now" }).click();
  await page.getByText("What was checked").waitFor();
  expect(await page.getByText("✗").count()).toBe(0);
  await visit.context.close();
});

test("the chart has its table behind it, with a row for each month-end", async () => {
  const { page, context } = await browser.visit();
  await page.goto("/");
  const history = page.getByRole("region", { name: /Overdue (rose|fell|is)/ });
  await history.getByText("Table", { exact: true }).click();
  expect(await history.getByRole("row").count()).toBe(13);
  await context.close();
});

function money(amount: number, currency: string): string {
  const whole = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: 0,
  });
  const decimals = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return whole.format(amount / 10 ** (decimals.maximumFractionDigits ?? 0));
}
