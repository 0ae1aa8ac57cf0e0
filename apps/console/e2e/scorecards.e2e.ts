import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();
const LEARNED_WITHIN_MS = 60_000;
const ROWS = 600;

test("a card is learned from a table, read with its report, kept, and put into a draft of the policy", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const name = `Diary ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/scorecards");
  await page.getByRole("link", { name: "Learn a scorecard" }).click();
  await page.getByText("A file", { exact: true }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "history.csv", mimeType: "text/csv", buffer: Buffer.from(aTable()) });
  await page.getByLabel("Name of the card").fill(name);
  expect(await page.getByLabel("Column of the outcome").inputValue()).toBe("bad");
  await page.getByLabel("Use of number").selectOption("out");
  await page.getByText("Logistic regression").click();
  await page.getByRole("button", { name: "Learn", exact: true }).click();
  await page
    .getByRole("heading", { level: 1, name: /tells good from bad .*: AUC/ })
    .waitFor({ timeout: LEARNED_WITHIN_MS });
  await page.getByText(/of the bad ones are among the/).waitFor();
  expect(await page.getByRole("button", { name: /^number Information/ }).count()).toBe(0);
  await page.getByText("Table").first().click();
  await page.getByRole("columnheader", { name: "Share of the good" }).waitFor();
  expect(await faultsOf(visit)).toEqual([]);

  await page.getByRole("button", { name: "Put into the library" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/overdue/).fill("book.oldestOverdueDays");
  await dialog.getByLabel(/known/).fill("customer.daysKnown");
  await dialog.getByLabel("Note").fill("Of a diary");
  await dialog.getByRole("button", { name: "Put into the library" }).click();
  await page.waitForURL("**/scorecards/scd_*");
  await page.getByRole("tab", { name: "How it does" }).click();
  await page.getByText("Nobody is scored with it yet").waitFor();
  expect(await faultsOf(visit)).toEqual([]);

  await page.getByRole("button", { name: "Put into a policy draft" }).click();
  await dialog.getByLabel("Businesses with a history").check();
  await dialog.getByRole("button", { name: "Make the draft" }).click();
  await page.waitForURL("**/policies/pol_*");
  await page.getByText("No problems · Saved").waitFor();
  await page.getByText(`beside it, without effect: ${name}`).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { text } = await ask<{ text: string }>(visit, "GET", `/v1/policies/${id}`);
  expect(text).toContain("# The standard policy.");
  await ask(visit, "POST", `/v1/policies/${id}/withdraw`);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

test.each(looks)("the scorecards' screens at $width, $colorScheme", async ({ viewport, colorScheme }) => {
  const visit = await browser.visit({ viewport, colorScheme });
  const { page } = visit;
  type Page = { data: { id: string }[] };
  const { data: cards } = await ask<Page>(visit, "GET", "/v1/scorecards?limit=1");
  const { data: fits } = await ask<Page>(visit, "GET", "/v1/scorecards/fits?limit=1");
  const paths = [
    "/scorecards",
    "/scorecards/learn",
    ...cards.map(({ id }) => `/scorecards/${id}`),
    ...fits.map(({ id }) => `/scorecards/fits/${id}`),
  ];
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    faults.push(...(await faultsOf(visit)).map((fault) => `${path}: ${fault}`));
  }
  expect([...faults, ...visit.errors]).toEqual([]);
  await visit.context.close();
});

/** Rows whose outcome follows from two columns, with some that say nothing. */
function aTable(): string {
  const lines = ["number,days_overdue,days_known,bad"];
  for (let row = 0; row < ROWS; row += 1) {
    const overdue = (row * 37) % 90;
    const known = (row * 101) % 1500;
    const noise = (row * 7919) % 100;
    lines.push(`${row},${overdue},${known},${overdue - known / 40 + noise / 2 > 60 ? 1 : 0}`);
  }
  return `${lines.join("\n")}\n`;
}

async function faultsOf({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} px too wide`] : faults;
}
