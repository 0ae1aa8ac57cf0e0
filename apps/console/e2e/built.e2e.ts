import { expect, test } from "vitest";
import { ask, openBrowser } from "./browser.ts";

// What only the built server can get wrong: a thread's program that the build has not put where it is looked for.

const browser = await openBrowser();

test("the built server draws PDFs in a thread of their own", async () => {
  const visit = await browser.visit();
  const { data } = await ask<{ data: { id: string }[] }>(visit, "GET", "/v1/customers?limit=1");
  const customer = data[0]?.id ?? "";
  for (const path of [
    `/v1/customers/${customer}/statement?from=2026-01-01&to=2026-06-30&format=pdf`,
    `/v1/customers/${customer}/committee-pack?format=pdf`,
  ]) {
    const answer = await visit.context.request.get(path);
    const bytes = await answer.body();
    expect([path, answer.status(), bytes.subarray(0, 5).toString()]).toEqual([path, 200, "%PDF-"]);
  }
});
