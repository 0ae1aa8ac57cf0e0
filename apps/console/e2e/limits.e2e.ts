import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();

interface Row {
  id: string;
  name: string;
  reference: string;
  currency: string | null;
}

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

const SCREENS = [
  "/limits",
  "/limits?view=exposures",
  "/limits?view=changes",
  "/limits?view=deadlines",
  "/limits?view=authorities",
  "/watch",
  "/watch?view=proposals",
  "/watch?view=reviews&ahead=90",
  "/watch?view=list",
  "/watch?view=portfolio",
  "/bureaus",
  "/notices",
  "/notices?view=law",
];

test.each(looks)(
  "limits, watch, bureaus and notices at $width, $colorScheme: accessible, without errors, nothing sideways",
  async ({ viewport, colorScheme }) => {
    const visit = await browser.visit({ viewport, colorScheme });
    const findings: string[] = [];
    for (const path of SCREENS) {
      await visit.page.goto(path);
      await visit.page.getByRole("heading", { level: 1 }).waitFor();
      await visit.page.waitForLoadState("networkidle");
      findings.push(...(await faultsOf(visit)).map((fault) => `${path}: ${fault}`));
    }
    expect([...findings, ...visit.errors]).toEqual([]);
    await visit.context.close();
  },
);

test("a limit is set after its effect is shown, and stands among the customer's limits", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { data } = await ask<{ data: Row[] }>(visit, "GET", "/v1/customers?sort=-open&limit=3");
  const customer = data[2];
  if (customer === undefined) throw new Error("the demo has customers who owe something");
  await page.goto("/limits");
  await page.getByRole("button", { name: "Set a limit" }).click();
  await page.getByRole("combobox", { name: "Customer" }).fill(customer.reference);
  await page.getByRole("option", { name: new RegExp(customer.reference) }).click();
  await page.getByRole("textbox", { name: /^Limit \(/ }).fill("90000");
  await page.getByRole("heading", { name: "What will happen" }).waitFor();
  await page.getByText(/stays free under it/).waitFor();
  await page.getByRole("textbox", { name: "Reason" }).fill("A diary");
  await page.getByRole("button", { name: /^(Set|Propose) .*90,000/ }).click();
  await page.getByText(/^(The limit is set\.|Proposed\.)/).waitFor();
  const { limits } = await ask<{ limits: { kind: string; limit: { amount: number } | null }[] }>(
    visit,
    "GET",
    `/v1/customers/${customer.id}/limit`,
  );
  expect(limits.find((limit) => limit.kind === "manual")?.limit?.amount).toBe(9_000_000);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a change of many limits is worked out, confirmed, carried out and undone", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { data } = await ask<{ data: Row[] }>(visit, "GET", "/v1/customers?sort=-open&limit=8");
  const chosen = data.slice(4, 7);
  for (const { id, currency } of chosen) {
    const limit = { amount: 1_000_000, currency };
    await ask(visit, "PUT", `/v1/customers/${id}/limit`, { limit, reason: "A diary" });
  }
  await page.goto("/limits?view=changes");
  await page.getByRole("button", { name: "Change many" }).click();
  await page.getByText("By reference").click();
  await page.getByRole("textbox", { name: "References" }).fill(chosen.map((row) => row.reference).join("\n"));
  await page.getByRole("textbox", { name: "Percent" }).fill("-10");
  await page.getByRole("textbox", { name: "Reason" }).fill("A diary");
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByRole("heading", { level: 1, name: "3 limits would change" }).waitFor();
  await page.getByRole("button", { name: "Change 3 limits" }).click();
  await page.getByRole("heading", { level: 1, name: "3 limits were changed" }).waitFor();
  expect(await manualOf(visit, chosen[0]?.id)).toBe(900_000);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("Only a diary");
  await page.getByRole("button", { name: "Show what is restored" }).click();
  await page.getByRole("button", { name: "Change 3 limits" }).click();
  await page.getByRole("heading", { level: 1, name: "3 limits were changed" }).waitFor();
  expect(await manualOf(visit, chosen[0]?.id)).toBe(1_000_000);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a bureau's simulator is connected, a report ordered, and what the bureau sent shown beside it", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { data } = await ask<{ data: Row[] }>(visit, "GET", "/v1/customers?sort=-open&limit=1");
  await ask(visit, "PUT", "/v1/bureaus/dnb", { enabled: true, simulator: true });
  await page.goto(`/customers/${data[0]?.id}/reports`);
  await page.getByRole("button", { name: "Look it up" }).first().click();
  await page.getByText("777", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Order a report" }).click();
  await page.getByRole("combobox", { name: "Bureau" }).click();
  await page.getByRole("option", { name: /Dun/ }).click();
  await page.getByText(/It costs/).waitFor();
  await page.getByRole("button", { name: "Order it" }).click();
  const why = page.getByRole("textbox", { name: "Why all the same" });
  const close = page.getByRole("dialog").getByRole("button", { name: "Close" }).last();
  await why.or(page.getByText("What was asked")).first().waitFor();
  if (await why.isVisible()) {
    await why.fill("A diary");
    await page.getByRole("button", { name: "Buy it all the same" }).click();
    await page.getByText("What was asked").waitFor();
  }
  await close.click();
  await page.getByRole("button", { name: "Show what the bureau sent" }).click();
  await page.getByRole("region", { name: /json/ }).first().waitFor();
  expect(await faultsOf(visit)).toEqual([]);
  await visit.context.close();
});

async function manualOf(visit: Visit, id: string | undefined): Promise<number | undefined> {
  const { limits } = await ask<{ limits: { kind: string; limit: { amount: number } | null }[] }>(
    visit,
    "GET",
    `/v1/customers/${id}/limit`,
  );
  return limits.find((limit) => limit.kind === "manual")?.limit?.amount;
}

async function faultsOf({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} px too wide`] : faults;
}
