import { expect, test } from "vitest";
import { ask, openBrowser } from "./browser.ts";

const browser = await openBrowser();
/** What is in sight, and a margin on both sides of it; never the list itself. */
const ROWS_IN_PAGE_MAX = 60;

interface Row {
  id: string;
  name: string;
  reference: string;
}

test("the list is searched, sorted and opened from the keyboard, and the address is the view", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const late = await ask<{ data: Row[] }>(visit, "GET", "/v1/customers?sort=-overdue&limit=3");
  await page.goto("/customers");
  await page.getByText(late.data[0]?.name ?? "").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/customers/${late.data[1]?.id}`);
  await page.goBack();
  await page.keyboard.press("/");
  await page.keyboard.type(late.data[2]?.reference ?? "");
  await page.getByRole("heading", { level: 1, name: "1 customer found" }).waitFor();
  expect(new URL(page.url()).searchParams.get("search")).toContain(late.data[2]?.reference ?? "");
  await page.goto("/customers");
  await page.getByRole("button", { name: "Customer", exact: true }).click();
  await page.waitForURL("**/customers?sort=name");
  const first = await ask<{ data: Row[] }>(visit, "GET", "/v1/customers?sort=name&limit=1");
  await page
    .getByRole("row")
    .nth(1)
    .getByText(first.data[0]?.name ?? "", { exact: true })
    .waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a search that finds nobody says so, and offers the way back", async () => {
  const { page, context } = await browser.visit();
  await page.goto("/customers?search=qqqqqq");
  await page.getByRole("heading", { name: "No customer matches" }).waitFor();
  await page.getByRole("link", { name: "Show all customers" }).click();
  await page.getByRole("heading", { level: 1, name: /^[\d,]+ customers$/ }).waitFor();
  await context.close();
});

test("the whole list scrolls to its end while the page holds only the rows in sight", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { total } = await ask<{ total: number }>(visit, "GET", "/v1/customers?limit=1");
  await page.goto("/customers?sort=name");
  const grid = page.getByRole("grid");
  await page.getByRole("row").nth(5).waitFor();
  let most = 0;
  let last = 0;
  while (last < total) {
    await grid.evaluate((element) => element.scrollBy(0, element.scrollHeight));
    await page.waitForFunction((before) => {
      const rows = [...document.querySelectorAll("[role=row][aria-rowindex]")];
      return Math.max(...rows.map((row) => Number(row.getAttribute("aria-rowindex")))) - 1 > before;
    }, last);
    const indexes = await page
      .locator("[role=row][aria-rowindex]")
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex")) - 1));
    most = Math.max(most, indexes.length);
    last = Math.max(...indexes);
  }
  expect(last).toBe(total);
  expect(most).toBeLessThan(ROWS_IN_PAGE_MAX);
  await visit.context.close();
});

test("the export holds what the list shows", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  await page.goto("/customers?state=overdue&country=FR");
  const { total } = await ask<{ total: number }>(
    visit,
    "GET",
    "/v1/customers?state=overdue&country=FR&limit=1",
  );
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const lines = Buffer.concat(chunks).toString().trim().split("\r\n");
  expect(lines).toHaveLength(total + 1);
  await visit.context.close();
});
