import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { REFERENCE } from "../src/policies/policy-reference.ts";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();
const CHOSEN_PASSWORD = "a long enough password";
const SIMULATED_WITHIN_MS = 60_000;

interface PolicyText {
  readonly policy: { readonly id: string; readonly version: number; readonly text: string };
}
interface Draft {
  readonly id: string;
  readonly version: number;
}

test("a change is checked while it is written, simulated on the book, and its finding is named and exported", async () => {
  const visit = await browser.visit();
  const { page } = visit;
  const { policy } = await ask<PolicyText>(visit, "GET", "/v1/policies/active");
  await page.goto("/policies");
  await page.getByRole("heading", { level: 1, name: "decides who buys on credit" }).waitFor();
  await page.getByRole("button", { name: "Write a change" }).click();
  await page.waitForURL("**/policies/pol_*");
  await writeText(page, `${policy.text}\nnonsense: 1\n`);
  await page.getByText("is not known here").first().waitFor();
  await page.locator(".cm-lintRange-error").first().waitFor();
  const tighter = policy.text.replace(/days: 14\b/, "days: 3").replace("fromScore: 85", "fromScore: 95");
  expect(tighter).not.toBe(policy.text);
  await writeText(page, tighter);
  await page.getByText("No problems · Not saved").waitFor();
  await page.getByRole("tab", { name: "Simulation" }).click();
  await page.getByRole("dialog", { name: "Leave without saving?" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("No problems · Saved").waitFor();
  await page.getByRole("tab", { name: "What changes" }).click();
  await page.getByText("fromScore was 85 and is now 95").waitFor();
  await page.getByRole("tab", { name: "Simulation" }).click();
  await page.getByRole("button", { name: "Simulate" }).click();
  await page
    .getByRole("heading", { level: 1, name: /customers? changes?/ })
    .waitFor({ timeout: SIMULATED_WITHIN_MS });
  await page.getByLabel("Effect").selectOption("class_changed");
  await page.waitForURL(/effect=class_changed/);
  await page.getByRole("row").filter({ hasText: "Other risk class" }).first().waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("simulation-customers.csv");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await page.getByText(/Version \d+ is withdrawn\./).waitFor();
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("whoever wrote a change cannot approve it while somebody else can, who then does so from an instant on", async () => {
  const writer = await browser.visit();
  const draft = await aDraft(writer, "Read by two");
  await ask(writer, "POST", `/v1/policies/${draft.id}/submit`);
  const email = `second.${crypto.randomUUID().slice(0, 8)}@albion.example`;
  const { id: personId, invitation } = await ask<{ id: string; invitation: { token: string } }>(
    writer,
    "POST",
    "/v1/people",
    { name: "Sam Second", email, roles: ["credit_manager"] },
  );
  await writer.page.goto("/policies");
  await writer.page.getByText(`Version ${draft.version} waits for approval`).waitFor();
  await writer.page.getByRole("link", { name: "Look at it" }).first().click();
  await writer.page.getByRole("button", { name: "Approve" }).click();
  const own = writer.page.getByRole("dialog");
  await own.getByText("You wrote this, so somebody else approves it").waitFor();
  await own.getByText(/Sam Second/).waitFor();
  expect(await own.getByRole("button", { name: "Approve version" }).isDisabled()).toBe(true);

  const second = await browser.visit({ signedIn: false });
  const { page } = second;
  await page.goto(`/welcome#token=${invitation.token}`);
  await page.getByLabel("Password", { exact: true }).fill(CHOSEN_PASSWORD);
  await page.getByRole("button", { name: "Keep this password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(CHOSEN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Account of Sam Second" }).waitFor();
  await page.goto(`/policies/${draft.id}`);
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/differences? from version/).waitFor();
  await dialog.getByText("At an instant").click();
  await dialog.getByLabel("Date and time").fill("2099-01-01T08:00");
  await dialog.getByRole("button", { name: `Approve version ${draft.version}` }).click();
  await page.getByRole("heading", { level: 1, name: `Version ${draft.version} takes effect` }).waitFor();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("heading", { level: 1, name: `Version ${draft.version} was withdrawn` }).waitFor();
  await page.getByRole("button", { name: "Draft this text anew" }).waitFor();
  expect(second.errors).toEqual([]);
  await writer.context.request.delete(`/v1/people/${personId}`, {
    headers: { origin: new URL(writer.page.url()).origin },
  });
  await Promise.all([writer.context.close(), second.context.close()]);
});

test("every name that the editor offers is known to the engine", async () => {
  const visit = await browser.visit();
  const { policy } = await ask<PolicyText>(visit, "GET", "/v1/policies/active");
  const rules = REFERENCE.flatMap(({ names }) => names).map(
    (name, index) => `  - { id: knows-${index}, name: Knows, type: condition, when: 'known(${name})' }\n`,
  );
  const document = policy.text.replace(/^rules:\n/m, `rules:\n${rules.join("")}`);
  expect(document).not.toBe(policy.text);
  const checked = await ask<{ problems: unknown[] }>(visit, "POST", "/v1/policies/check", { document });
  expect(checked.problems).toEqual([]);
  await visit.context.close();
});

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

test.each(looks)("the policy's screens at $width, $colorScheme", async ({ viewport, colorScheme }) => {
  const visit = await browser.visit({ viewport, colorScheme });
  const { page } = visit;
  const draft = await aDraft(visit, `Looked at, ${viewport.width} ${colorScheme}`);
  const faults: string[] = [];
  for (const tab of ["", "text", "words", "changes", "simulation"]) {
    await page.goto(tab === "" ? "/policies" : `/policies/${draft.id}?tab=${tab}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    if (tab === "text") await page.locator(".cm-content").waitFor();
    await page.waitForLoadState("networkidle");
    faults.push(...(await faultsOf(visit)).map((fault) => `${tab}: ${fault}`));
  }
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await page.getByRole("dialog").getByText("It has not been simulated yet.").waitFor();
  faults.push(...(await faultsOf(visit)).map((fault) => `submit: ${fault}`));
  expect([...faults, ...visit.errors]).toEqual([]);
  await ask(visit, "POST", `/v1/policies/${draft.id}/withdraw`);
  await visit.context.close();
});

async function aDraft(visit: Visit, name: string): Promise<Draft> {
  const { policy } = await ask<PolicyText>(visit, "GET", "/v1/policies/active");
  const document = policy.text.replace(/^name: .*$/m, `name: ${name}`);
  return ask<Draft>(visit, "POST", "/v1/policies", { document, note: "Of a diary" });
}

async function writeText(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

async function faultsOf({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} px too wide`] : faults;
}
