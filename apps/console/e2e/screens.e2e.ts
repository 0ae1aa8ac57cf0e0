import AxeBuilder from "@axe-core/playwright";
import { beforeAll, expect, test } from "vitest";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();
let customerId = "";

beforeAll(async () => {
  const visit = await browser.visit();
  const page = await ask<{ data: { id: string }[] }>(visit, "GET", "/v1/customers?sort=-overdue&limit=1");
  customerId = page.data[0]?.id ?? "";
  await visit.context.close();
});

const screens: Readonly<Record<string, () => string>> = {
  overview: () => "/",
  customers: () => "/customers",
  "one customer": () => `/customers/${customerId}`,
  imports: () => "/imports",
  profile: () => "/settings/profile",
  people: () => "/settings/people",
  entities: () => "/settings/entities",
  keys: () => "/settings/keys",
  webhooks: () => "/settings/webhooks",
  "audit trail": () => "/settings/audit",
};

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

test.each(looks)(
  "every screen at $width, $colorScheme: accessible, without errors, nothing to scroll sideways",
  async ({ viewport, colorScheme }) => {
    const visit = await browser.visit({ viewport, colorScheme });
    const findings: string[] = [];
    for (const [name, path] of Object.entries(screens)) {
      await settle(visit, path());
      findings.push(...(await faultsOf(visit)).map((fault) => `${name}: ${fault}`));
    }
    expect([...findings, ...visit.errors]).toEqual([]);
    await visit.context.close();
  },
);

test.each(looks)("the way in at $width, $colorScheme is accessible", async ({ viewport, colorScheme }) => {
  const visit = await browser.visit({ viewport, colorScheme, signedIn: false });
  await visit.page.goto("/sign-in");
  await visit.page.getByRole("button", { name: "Sign in" }).waitFor();
  expect(await faultsOf(visit)).toEqual([]);
  await visit.page.goto("/welcome#token=none");
  await visit.page.getByRole("button", { name: "Keep this password" }).waitFor();
  expect(await faultsOf(visit)).toEqual([]);
  await visit.context.close();
});

async function settle({ page }: Visit, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

async function faultsOf({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} px too wide`] : faults;
}
