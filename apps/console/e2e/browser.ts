import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { afterAll, inject } from "vitest";

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };
const PATIENCE_MS = 20_000;

interface VisitOptions {
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: "light" | "dark";
  readonly signedIn?: boolean;
}

/** One look at the console: its page, and the errors that the browser complained of. */
export interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly context: BrowserContext;
}

type SignedInState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A browser for a file of diaries; it closes with the file. `visit` opens a fresh profile, signed in unless told. */
export async function openBrowser(): Promise<{ visit: (options?: VisitOptions) => Promise<Visit> }> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not the arguments of the package: those are for one page in a small box, and switch web security off.
    args: ["--no-sandbox"],
    headless: true,
  });
  afterAll(() => browser.close());
  let signedIn: SignedInState | undefined;
  return {
    visit: async ({ signedIn: wantsSignIn = true, ...options } = {}) => {
      if (wantsSignIn) signedIn ??= await signIn(browser);
      const context = await browser.newContext({
        baseURL: inject("entrance").url,
        locale: "en-GB",
        viewport: options.viewport ?? WIDE,
        colorScheme: options.colorScheme ?? "light",
        reducedMotion: "reduce",
        ...(wantsSignIn && signedIn !== undefined ? { storageState: signedIn } : {}),
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      return { page, context, errors: complaintsOf(page) };
    },
  };
}

async function signIn(browser: Browser): Promise<SignedInState> {
  const { url, email, password } = inject("entrance");
  const context = await browser.newContext({ baseURL: url });
  const answer = await context.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

function complaintsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}

/** Asks the API as the person whose profile this is, and gives the JSON answered. Throws for what is no success. */
export async function ask<Answer>(
  { context }: Visit,
  method: "GET" | "POST" | "PUT",
  path: string,
  data?: unknown,
): Promise<Answer> {
  const { url } = inject("entrance");
  const answer = await context.request.fetch(path, {
    method,
    headers: { origin: url },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
