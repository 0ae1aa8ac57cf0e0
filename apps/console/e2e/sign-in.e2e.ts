import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { ask, openBrowser } from "./browser.ts";

const browser = await openBrowser();
const CHOSEN_PASSWORD = "a long enough password";
const BACKUP_CODES = 10;
const STEP_SECONDS = 30;

test("a wrong password is refused in words; the right one leads where the link pointed", async () => {
  const { email, password } = inject("entrance");
  const { page, context } = await browser.visit({ signedIn: false });
  await page.goto("/customers?state=overdue");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("Email or password is wrong.");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: /customers? (is|are) overdue/ }).waitFor();
  expect(new URL(page.url()).search).toBe("?state=overdue");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto("/");
  await page.waitForURL("**/sign-in");
  await context.close();
});

test("an invited person chooses a password and sets up a second factor, which is then asked for", async () => {
  const owner = await browser.visit();
  const email = `vera.${crypto.randomUUID().slice(0, 8)}@albion.example`;
  const { invitation } = await ask<{ invitation: { token: string } }>(owner, "POST", "/v1/people", {
    name: "Vera Factor",
    email,
    roles: ["auditor"],
  });
  await owner.context.close();
  const { page, context } = await browser.visit({ signedIn: false });
  await page.goto(`/welcome#token=${invitation.token}`);
  await page.getByLabel("Password", { exact: true }).fill(CHOSEN_PASSWORD);
  await page.getByRole("button", { name: "Keep this password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await enterPassword(page, email);
  await page.getByRole("button", { name: "Account of Vera Factor" }).waitFor();

  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await page.getByLabel("Your password").fill(CHOSEN_PASSWORD);
  await page.getByRole("button", { name: "Go on" }).click();
  const key = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("img", { name: /^QR code/ }).waitFor();
  await enterCode(page, totp(key));
  await page.getByRole("dialog", { name: "Keep these backup codes" }).waitFor();
  const codes = await page.getByRole("dialog").getByRole("listitem").allTextContents();
  expect(codes).toHaveLength(BACKUP_CODES);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("Signing in asks for a second factor").waitFor();

  await context.clearCookies();
  await page.goto("/sign-in");
  await enterPassword(page, email);
  await page.getByRole("heading", { name: "Second factor" }).waitFor();
  await enterCode(page, "000000");
  expect(await page.getByRole("alert").textContent()).toContain("This code is not right");
  await page.getByRole("button", { name: "Use a backup code" }).click();
  await page.getByLabel("Backup code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: "Account of Vera Factor" }).waitFor();

  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Turn it off" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill(CHOSEN_PASSWORD);
  await page.getByRole("dialog").getByRole("button", { name: "Turn it off" }).click();
  await page.getByText("Signing in asks for a password only").waitFor();
  await context.close();
});

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(CHOSEN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code 1").click();
  await page.keyboard.type(code);
}

/** RFC 6238 with SHA-1, six digits, thirty seconds, at the machine's time. */
function totp(secret: string): string {
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  const seconds = (performance.timeOrigin + performance.now()) / 1000;
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / STEP_SECONDS)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const code = (mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, "0");
}
