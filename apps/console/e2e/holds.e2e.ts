import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();
/** The watcher of held orders looks every two seconds, the list every ten. */
const FREED_WITHIN_MS = 40_000;
const LIMIT = 50_000;

interface HeldOrder {
  readonly customer: string;
  readonly order: string;
  readonly decision: string;
  readonly hold: string;
}

/** A customer with a limit of £500.00, and an order of £600.00 that waits for a person. */
async function aHeldOrder(visit: Visit): Promise<HeldOrder> {
  const reference = `HELD-${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await ask<{ id: string }>(visit, "PUT", `/v1/customers/${reference}`, {
    name: `Diary ${reference}`,
    kind: "business",
    country: "GB",
    currency: "GBP",
  });
  await ask(visit, "PUT", `/v1/customers/${id}/limit`, {
    limit: { amount: LIMIT, currency: "GBP" },
    reason: "the diary's limit",
  });
  const decision = await ask<{ id: string; hold: string; outcome: string }>(
    visit,
    "POST",
    "/v1/credit/decisions",
    {
      customer: id,
      mode: "reserve",
      order: {
        reference: `${reference}-1`,
        amount: 60_000,
        currency: "GBP",
        lines: [
          { description: "Lamps", amount: 40_000 },
          { description: "Shades", amount: 20_000 },
        ],
      },
    },
  );
  expect(decision.outcome).toBe("referred");
  return { customer: id, order: `${reference}-1`, decision: decision.id, hold: decision.hold };
}

test("a held order says why it waits and what frees it, and is let past its limit on a recorded word", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const held = await aHeldOrder(visit);
  await page.goto(`/holds?hold=${held.hold}`);
  await page.getByRole("heading", { name: `Order ${held.order} · £600.00` }).waitFor();
  const { hold } = await ask<{ hold: { account: { over: number }; reasons: { message: string }[] } }>(
    visit,
    "GET",
    `/v1/credit/holds/${held.hold}`,
  );
  const over = `£${(hold.account.over / 100).toFixed(2)}`;
  await page.getByText(hold.reasons.at(-1)?.message ?? "").waitFor();
  await page.getByRole("switch", { name: "Show the buyer's words" }).check();
  await page.getByText("This order is larger than what is available on your account just now.").waitFor();
  await page.getByRole("button", { name: "Release order…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(over, { exact: true }).waitFor();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("they have paid for years");
  expect(await dialog.getByRole("button", { name: "Release order" }).isDisabled()).toBe(true);
  await dialog.getByLabel(`Let it pass the limit by ${over}`, { exact: false }).check();
  await dialog.getByRole("button", { name: "Release order" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("they have paid for years").waitFor();
  const order = await ask<{ state: string }>(visit, "GET", `/v1/orders/${held.order}`);
  expect(order.state).toBe("approved");
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a held order that frees itself leaves the list with a quiet note", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const held = await aHeldOrder(visit);
  await page.goto("/holds");
  await page.getByText(held.order, { exact: true }).waitFor();
  await ask(visit, "POST", `/v1/orders/${held.order}/amend`, {
    amount: 40_000,
    lines: [{ description: "Lamps", amount: 40_000 }],
  });
  await page
    .getByText(`Order ${held.order} of Diary`, { exact: false })
    .waitFor({ timeout: FREED_WITHIN_MS });
  await page.getByRole("row").getByText(held.order, { exact: true }).waitFor({ state: "detached" });
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("an order is split only after both parts are seen", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const held = await aHeldOrder(visit);
  await page.goto(`/holds?hold=${held.hold}`);
  await page.getByRole("button", { name: "Split…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("row", { name: "Goes now £400.00" }).waitFor();
  await dialog.getByRole("row", { name: "Waits £200.00" }).waitFor();
  await dialog.getByRole("button", { name: "Split order" }).click();
  await dialog.waitFor({ state: "hidden" });
  const first = await ask<{ state: string; amount: number }>(visit, "GET", `/v1/orders/${held.order}-1`);
  const rest = await ask<{ state: string; amount: number }>(visit, "GET", `/v1/orders/${held.order}-2`);
  expect([first.state, first.amount, rest.state, rest.amount]).toEqual(["approved", 40_000, "held", 20_000]);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a decision is made again to the same bytes, and shows what it knew", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const held = await aHeldOrder(visit);
  await page.goto(`/decisions/${held.decision}`);
  await page.getByRole("heading", { level: 1, name: `Order ${held.order} over £600.00: held` }).waitFor();
  await page.getByText("Oldest overdue days").waitFor();
  await page.getByRole("button", { name: "Replay" }).click();
  await page.getByText("Same answer, byte for byte").waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("the customer's page says why the limit is what it is; a hold on the account is put and lifted", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const held = await aHeldOrder(visit);
  await page.goto(`/customers/${held.customer}`);
  await page.getByText("Why this limit").click();
  await page.getByText("A limit set by hand, £500.00, makes it £500.00.").waitFor();
  await page.getByRole("button", { name: "Put on hold…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("the address looks odd");
  await dialog.getByRole("button", { name: "Put on hold" }).click();
  await page.getByText("the address looks odd").waitFor();
  await page.getByRole("button", { name: "Lift…" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("it was a new warehouse");
  await dialog.getByRole("button", { name: "Lift hold" }).click();
  await page.getByText("the address looks odd").waitFor({ state: "detached" });
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

test.each(looks)(
  "held orders and decisions at $width, $colorScheme: accessible, nothing to scroll sideways",
  async ({ viewport, colorScheme }) => {
    const visit = await browser.visit({ viewport, colorScheme });
    const { page } = visit;
    const held = await aHeldOrder(visit);
    const paths = [
      "/holds",
      `/holds?hold=${held.hold}`,
      "/decisions",
      `/decisions/${held.decision}`,
      "/shop",
    ];
    const findings: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
      findings.push(
        ...violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map((node) => node.html).join(" | ")}`),
      );
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) findings.push(`${path}: ${over} px too wide`);
    }
    expect([...findings, ...visit.errors]).toEqual([]);
    await visit.context.close();
  },
);
