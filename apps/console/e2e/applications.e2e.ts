import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { ask, NARROW, openBrowser, type Visit, WIDE } from "./browser.ts";

const browser = await openBrowser();

interface Made {
  readonly link: { readonly application: string | null };
  readonly token: string;
  readonly url: string;
}

let filled: Made;
let handedIn: Made;
let referencePath = "";
let formId = "";

beforeAll(async () => {
  const visit = await browser.visit();
  filled = await makeLink(visit);
  handedIn = await makeLink(visit);
  await handIn(visit, handedIn.token);
  const shown = await ask<{ referees: { id: string }[] }>(
    visit,
    "GET",
    `/v1/applications/${handedIn.link.application}`,
  );
  const asked = await ask<{ url: string }>(
    visit,
    "POST",
    `/v1/application-referees/${shown.referees[0]?.id}/ask`,
    {},
  );
  referencePath = new URL(asked.url).pathname;
  const forms = await ask<{ data: { id: string }[] }>(visit, "GET", "/v1/application-forms");
  formId = forms.data[0]?.id ?? "";
  await visit.context.close();
});

test("an application from the link to the account: filled in on a phone, a referee heard, less offered, taken", async () => {
  const name = `Diary Tools ${crypto.randomUUID().slice(0, 8)} Ltd`;
  const staff = await browser.visit();
  const applyPath = await makeLinkByHand(staff.page);
  const applicant = await browser.visit({ viewport: NARROW, signedIn: false });
  await fillIn(applicant.page, applyPath, name);
  await applicant.page.getByRole("heading", { name: "We have your application" }).waitFor();

  const { page } = staff;
  await page.goto("/applications");
  await page.getByRole("heading", { level: 1, name: /applications? waits? for you/ }).waitFor();
  await page.getByRole("gridcell").filter({ hasText: name }).click();
  await page.getByRole("heading", { level: 1, name: `${name} asks for €30,000.00` }).waitFor();
  await page.getByText("E-mail is at diary.example, the website at elsewhere.example").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download accounts.pdf" }).click();
  expect((await download).suggestedFilename()).toBe("accounts.pdf");
  await page.getByRole("button", { name: "Make a link to ask" }).click();
  const refereePath = await copiedPath(page);
  await giveReference(refereePath, name);

  await page.reload();
  await page.getByText("Pays always on time").waitFor();
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByText("A person has to decide").waitFor();
  await page.getByRole("button", { name: "Offer something else" }).click();
  await page.getByLabel("Limit (EUR)").fill("12000");
  await page.getByLabel(/^Terms/).fill("30 days net");
  await page.getByLabel("Why, for the applicant").fill("A smaller account to begin with.");
  await page.getByRole("button", { name: "Offer €12,000.00" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} was offered €12,000.00` }).waitFor();

  await applicant.page.reload();
  await applicant.page.getByText("A smaller account to begin with.").waitFor();
  expect(await faultsOf(applicant)).toEqual([]);
  await applicant.page.getByRole("button", { name: "Accept the offer" }).click();
  await applicant.page.getByRole("heading", { name: "Your application was approved" }).waitFor();
  expect(await faultsOf(applicant)).toEqual([]);

  await page.reload();
  await page.getByRole("heading", { level: 1, name: `${name} may buy up to €12,000.00` }).waitFor();
  await page.getByRole("button", { name: "Open the case folder" }).first().click();
  await page.getByText("Intact: the hash holds over every byte").waitFor();
  expect([...staff.errors, ...applicant.errors.filter(isUnforeseen)]).toEqual([]);
  await staff.context.close();
  await applicant.context.close();
});

test("a decline shows before what the applicant will read, and they can ask for another look", async () => {
  const staff = await browser.visit();
  const made = await makeLink(staff);
  await handIn(staff, made.token);
  await staff.page.goto(`/applications/${made.link.application}`);
  await staff.page.getByRole("button", { name: "Decline" }).click();
  await staff.page.getByLabel("Some of what we were told did not agree.").check();
  await staff.page
    .getByRole("dialog")
    .getByRole("listitem")
    .filter({ hasText: "Some of what we were told did not agree." })
    .waitFor();
  await staff.page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await staff.page.getByRole("heading", { level: 1, name: /was declined$/ }).waitFor();

  const applicant = await browser.visit({ viewport: NARROW, signedIn: false });
  await applicant.page.goto(new URL(made.url).pathname);
  await applicant.page.getByText("Some of what we were told did not agree.").waitFor();
  await applicant.page.getByRole("checkbox", { name: "There is more to know" }).check();
  await applicant.page.getByLabel("What should we know?").fill("We moved last month.");
  await applicant.page.getByRole("button", { name: "Send" }).click();
  await applicant.page.getByRole("heading", { name: "Your application is being looked at again" }).waitFor();

  await staff.page.reload();
  await staff.page.getByText("We moved last month.").waitFor();
  expect([...staff.errors, ...applicant.errors.filter(isUnforeseen)]).toEqual([]);
  await staff.context.close();
  await applicant.context.close();
});

test("asked for more, the applicant answers by the same link, in German, through a lost connection", async () => {
  const staff = await browser.visit();
  const made = await makeLink(staff);
  await handIn(staff, made.token);
  const { page } = staff;
  await page.goto(`/applications/${made.link.application}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Ask for more" }).click();
  await page.getByLabel("What you ask, in their language").fill("Where is your website?");
  await page.getByRole("checkbox", { name: "Website" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Ask for more" }).click();
  await page.getByRole("heading", { level: 1, name: /was asked for more$/ }).waitFor();

  const applicant = await browser.visit({ viewport: NARROW, signedIn: false });
  await applicant.page.goto(new URL(made.url).pathname);
  await applicant.page.getByText("Where is your website?").waitFor();
  await applicant.page.getByLabel("Language").selectOption("de");
  await applicant.page.getByText("Das Unternehmen bittet Sie um etwas mehr:").waitFor();
  await applicant.context.setOffline(true);
  await applicant.page.getByLabel("Website").fill("https://parts.example");
  await applicant.page.getByText(/^Noch nicht gespeichert/).waitFor();
  await applicant.context.setOffline(false);
  await applicant.page.getByText("Gespeichert", { exact: true }).waitFor();
  await applicant.page.getByRole("button", { name: "Weiter" }).click();
  await applicant.page.getByLabel("Ihr vollständiger Name").fill("Ada Parts");
  await applicant.page.getByRole("checkbox", { name: /unterschreibe/ }).check();
  await applicant.page.getByRole("button", { name: "Alles ansehen" }).click();
  await applicant.page.getByRole("button", { name: "Antrag absenden" }).click();
  await applicant.page.getByRole("heading", { name: "Ihr Antrag wird angesehen" }).waitFor();

  await page.reload();
  await page.getByText("https://parts.example").waitFor();
  await staff.context.close();
  await applicant.context.close();
});

test("a form is copied, a question added with a condition and moved by the keyboard, looked at in German, published", async () => {
  const { page, context, errors } = await browser.visit();
  const reference = `diary-${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/applications/forms");
  await page.getByRole("button", { name: "Make a copy" }).first().click();
  await page.getByLabel("Name").fill(`Diary ${reference}`);
  await page.getByLabel("Reference").fill(reference);
  await page.getByRole("button", { name: "Make form" }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(`^Diary ${reference}`) }).waitFor();

  await page.getByRole("button", { name: "Add a question" }).nth(1).click();
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Who founded it?");
  await page.getByLabel("Ask this question").selectOption("only");
  await page.getByLabel("Earlier question").selectOption({ label: "What kind of business is it?" });
  await page.getByLabel("Value").selectOption({ label: "Sole trader" });
  await page.getByRole("button", { name: "Move Who founded it? up" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Move Who founded it? up",
  );
  await page.getByLabel("Texts in").selectOption("de");
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Wer hat es gegründet?");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("Saved as a draft").first().waitFor();
  await page.getByText("As applicants see it").click();
  await page.getByText("Wer hat es gegründet?").waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByText("Published: version 1").waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

const looks = [WIDE, NARROW].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme, width: viewport.width })),
);

test.each(looks)(
  "applications and the applicant's pages at $width, $colorScheme: accessible, nothing to scroll sideways",
  async ({ viewport, colorScheme }) => {
    const visit = await browser.visit({ viewport, colorScheme });
    const places = [
      "/applications?view=all",
      `/applications/${handedIn.link.application}`,
      "/applications/links",
      "/applications/forms",
      `/applications/forms/${formId}`,
      new URL(filled.url).pathname,
      new URL(handedIn.url).pathname,
      referencePath,
      "/portal/apply/gone",
    ];
    const findings: string[] = [];
    for (const place of places) {
      await visit.page.goto(place);
      await visit.page.getByRole("heading").or(visit.page.getByRole("alert")).first().waitFor();
      await visit.page.waitForLoadState("networkidle");
      findings.push(...(await faultsOf(visit)).map((fault) => `${place}: ${fault}`));
    }
    expect(findings).toEqual([]);
    await visit.context.close();
  },
);

function makeLink(visit: Visit): Promise<Made> {
  return ask<Made>(visit, "POST", "/v1/application-links", { kind: "business", language: "en" });
}

/** Makes a link as a person does; gives the path that the applicant opens. */
async function makeLinkByHand(page: Page): Promise<string> {
  await page.goto("/applications");
  await page.getByRole("button", { name: "Make a link" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  return copiedPath(page);
}

async function copiedPath(page: Page): Promise<string> {
  const url = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept it" }).click();
  return new URL(url).pathname;
}

const A_PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const ADDRESS = { lines: ["1 Mill Lane"], city: "Leeds", postalCode: "LS1 4AP", country: "GB" };

/** Fills in and sends an application through the API. */
async function handIn(visit: Visit, token: string): Promise<void> {
  const path = `/v1/public/applications/${token}`;
  const name = `Quick Parts ${token.slice(-6)} Ltd`;
  const save = async (answers: Record<string, unknown>): Promise<void> => {
    const { answersVersion } = await ask<{ answersVersion: number }>(visit, "GET", path);
    await ask(visit, "PUT", `${path}/answers`, { answersVersion, answers });
  };
  await save({
    legal_name: name,
    legal_form: "partnership",
    registered_address: ADDRESS,
    started_on: "2015-04-01",
    contact_name: "Ada Parts",
    contact_email: "ada@parts.example",
    requested_limit: { amount: 1_500_000, currency: "GBP" },
    referees: [{ kind: "trade", organisation: "Steel & Sons", name: "Bo Steel", email: "bo@steel.example" }],
    reports_consent: { accepted: true },
  });
  await save({ signature: { accepted: true, name: "Ada Parts" } });
  await ask(visit, "POST", `${path}/submit`, {});
}

/** Fills in the shipped form for businesses as its applicant does, section by section. */
async function fillIn(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1, name: "Your business" }).waitFor();
  await page.getByLabel("Registered name").fill(name);
  await page.getByLabel("Partnership").check();
  await page.getByLabel("Street and number").fill("1 Mill Lane");
  await page.getByLabel("Postal code").fill("LS1 4AP");
  await page.getByLabel("City").fill("Leeds");
  await page.getByLabel("Country").selectOption({ label: "United Kingdom" });
  await page.getByLabel("Trading since").fill("2015-04-01");
  await page.getByLabel("Website").fill("https://elsewhere.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: "You", exact: true }).waitFor();
  await page.getByLabel("Your name").fill("Dana Diary");
  await page.getByLabel("E-mail address").fill("dana@diary.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: "The account" }).waitFor();
  await page.getByRole("textbox", { name: "How much would you like to have open at a time?" }).fill("30,000");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Add a file/ }).click();
  await (await choosing).setFiles({ name: "accounts.pdf", mimeType: "application/pdf", buffer: A_PDF });
  await page.getByText("accounts.pdf · 1 KB").waitFor();
  await page.getByLabel("Company").fill("Steel & Sons");
  await page.getByLabel("Contact person").fill("Bo Steel");
  await page.getByLabel("E-mail", { exact: true }).fill("bo@steel.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: "Agreement" }).waitFor();
  await page.getByRole("checkbox", { name: /^I agree/ }).check();
  await page.getByLabel("Your full name").fill("Dana Diary");
  await page.getByLabel("I sign this application with my name.").check();
  await page.getByRole("button", { name: "Look it over" }).click();
  await page.getByRole("heading", { level: 1, name: "Is everything right?" }).waitFor();
  await page.getByRole("button", { name: "Send the application" }).click();
}

async function giveReference(path: string, name: string): Promise<void> {
  const { page, context, errors } = await browser.visit({ viewport: NARROW, signedIn: false });
  await page.goto(path);
  await page.getByRole("heading", { name: `A reference for ${name}` }).waitFor();
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByLabel("Your name").fill("Bo Steel");
  await page.getByRole("radio", { name: "Always on time" }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("heading", { name: "Thank you. Your answer has arrived." }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
}

/** A link that is handed in already answers 409 first, by which its page knows to show how far it is. */
function isUnforeseen(error: string): boolean {
  return !error.includes("409 (Conflict)");
}

async function faultsOf({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} px too wide`] : faults;
}
