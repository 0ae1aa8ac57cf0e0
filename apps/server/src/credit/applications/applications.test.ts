import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readDeclaredFacts } from "./read-declared-facts.ts";
import { aLink, anApplicationHouse, fillIn, GOOD_ANSWERS, handedIn } from "./test/an-application-house.ts";

const house = await anApplicationHouse();
const LIMIT = { amount: 500_000, currency: "GBP" };
const eventsOf = (merchantId: string) =>
  house.database.asAdministrator<{ type: string; data: unknown }>(
    "SELECT type, data FROM platform.event WHERE merchant_id = $1 ORDER BY occurred_at, id",
    [merchantId],
  );

test("diary: from a link to a limit", async () => {
  const merchant = await house.merchant();
  const { token, id, url } = await aLink(merchant, { language: "de" });
  expect(url).toBe(`http://localhost:4600/portal/apply/${token}`);

  // Day 1: the applicant opens the form, saves, is told what is wrong and missing, comes back.
  const form = (await house.visit("GET", `applications/${token}`)).json();
  expect(form).toMatchObject({ state: "draft", answersVersion: 0, answers: {} });
  expect(form.form).toMatchObject({ language: "de", title: "Kauf auf Rechnung" });
  expect(JSON.stringify(form)).not.toContain('"role"');
  expect(form.asked).not.toContain("company_number");
  const saved = (
    await house.visit("PUT", `applications/${token}/answers`, {
      answersVersion: 0,
      answers: { legal_form: "company", contact_email: "no address", nonsense: 1 },
    })
  ).json();
  expect(saved.answersVersion).toBe(1);
  expect(saved.problems.map(({ key }: { key: string }) => key).sort()).toEqual(["contact_email", "nonsense"]);
  expect(saved.asked).toContain("company_number");
  const early = await house.visit("POST", `applications/${token}/submit`, {});
  expect(early.json()).toMatchObject({ code: "incomplete" });
  expect(early.json().pointers).toContainEqual({
    pointer: "/answers/legal_name",
    message: "needs an answer",
  });

  // Day 2: the rest, the signature, and off it goes; twice changes nothing.
  house.clock.advance(86_400_000);
  const rest = await house.visit("PUT", `applications/${token}/answers`, {
    answersVersion: 1,
    answers: {
      ...GOOD_ANSWERS,
      vat_id: "GB123456789",
      signature: { accepted: true, name: "Jane Doe", strokes: [[0, 0, 5, 5]] },
    },
  });
  expect(rest.json()).toMatchObject({ answersVersion: 2, problems: [], missing: [] });
  for (let time = 0; time < 2; time += 1) {
    const submitted = await house.visit("POST", `applications/${token}/submit`, {});
    expect(submitted.json()).toMatchObject({ state: "submitted", offer: null, reasons: [] });
  }
  expect((await house.visit("GET", `applications/${token}`)).json().code).toBe("not_open");
  const seen = (await merchant.ask("GET", `/v1/applications/${id}`)).json();
  expect(seen.submissions.length).toBe(1);
  expect(seen.findings.map(({ code }: { code: string }) => code)).toEqual(["vat_id_checksum"]);
  expect(seen.answers.signature).toMatchObject({ signedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });

  // Day 3: the inbox, the referee, a question back, an answer.
  const inbox = (await merchant.ask("GET", "/v1/applications?state=submitted,in_review")).json();
  expect(inbox.data).toMatchObject([
    { id, name: "Acme Widgets Ltd", severity: "attention", yearStarted: 2015 },
  ]);
  expect(inbox.counts).toEqual({ submitted: 1 });
  const [referee] = seen.referees;
  const asked = (await merchant.ask("POST", `/v1/application-referees/${referee.id}/ask`, {})).json();
  const reference = `references/${asked.token}`;
  expect((await house.visit("GET", reference)).json()).toMatchObject({
    applicant: "Acme Widgets Ltd",
    isAnswered: false,
  });
  const said = { willAnswer: true, givenBy: "Sam Smith", knownSinceYear: 2019, paysPromptly: "mostly" };
  expect((await house.visit("POST", reference, said)).statusCode).toBe(204);
  expect((await house.visit("POST", reference, said)).json().code).toBe("not_open");
  const back = await merchant.ask("POST", `/v1/applications/${id}/return`, {
    questions: ["vat_id"],
    message: "Please look at your VAT number again.",
  });
  expect(back.json().application.state).toBe("waiting_for_applicant");
  const reopened = (await house.visit("GET", `applications/${token}`)).json();
  expect(reopened.message).toContain("VAT number");
  expect(Object.keys(reopened.answers).sort()).toEqual(["signature", "vat_id"]);
  const sneaky = await house.visit("PUT", `applications/${token}/answers`, {
    answersVersion: 2,
    answers: { legal_name: "Somebody Else Ltd", vat_id: "GB980780684" },
  });
  expect(sneaky.json().problems).toEqual([{ key: "legal_name", message: "is not open for changes" }]);
  expect((await house.visit("POST", `applications/${token}/submit`, {})).json().code).toBe("incomplete");
  await house.visit("PUT", `applications/${token}/answers`, {
    answersVersion: 3,
    answers: { signature: { accepted: true, name: "Jane Doe" } },
  });
  expect((await house.visit("POST", `applications/${token}/submit`, {})).json().state).toBe("in_review");

  // Day 4: score, recommendation, approval; the limit is set and the case frozen.
  await merchant.ask("POST", `/v1/applications/${id}/customer`, { reference: "ACME" });
  house.settings.assessed = {
    ...{ policyVersion: 1, engineVersion: "1", evaluationId: null, segment: "all", riskClass: "B" },
    ...{ score: "71.5", limitMinor: 800_000n, currency: "GBP", blocks: [], reasons: [], paymentGrade: null },
  };
  const assessed = (await merchant.ask("POST", `/v1/applications/${id}/assess`, {})).json();
  expect(assessed.assessment.recommendation).toMatchObject({ verdict: "approve", limitMinor: "500000" });
  expect(assessed.application).toMatchObject({ creditScore: "71.5", severity: "clear" });
  const approved = await merchant.ask("POST", `/v1/applications/${id}/approve`, {
    limit: LIMIT,
    terms: "net30",
    reason: "Good references.",
  });
  expect(approved.statusCode, approved.body).toBe(200);
  expect(house.granted.at(-1)).toMatchObject({ limitMinor: 500_000n, currency: "GBP" });
  expect((await house.visit("GET", `applications/${token}/status`)).json()).toMatchObject({
    state: "approved",
    approved: { limit: LIMIT, terms: "net30" },
  });
  const customerId = house.granted.at(-1)?.customerId ?? "";
  const declared = await merchant.run((ctx) => readDeclaredFacts(ctx, [customerId]));
  expect(declared.get(customerId)).toMatchObject({
    employees: "12",
    requested_limit: 500_000,
    legal_form: "company",
  });

  // And nothing personal in the news.
  const news = await eventsOf(merchant.merchantId);
  expect(JSON.stringify(news)).not.toMatch(/Acme|Jane|widgets|Steel|980780684/i);
  expect(news.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      "credit.application_started",
      "credit.application_submitted",
      "credit.referee_answered",
      "credit.application_approved",
    ]),
  );
});

test("a case folder stays as it was decided, and its hash can be verified after erasure", async () => {
  const merchant = await house.merchant();
  const { id, token } = await handedIn(house, merchant);
  house.settings.assessed = null;
  await merchant.ask("POST", `/v1/applications/${id}/notes`, { text: "Spoke with Jane." });
  await merchant.ask("POST", `/v1/applications/${id}/decline`, {
    reasons: ["thin_credit_file"],
    note: "Too new.",
  });
  const folder = (await merchant.ask("GET", `/v1/applications/${id}/folder`)).json();
  expect(folder).toMatchObject({ ordinal: 1, isIntact: true });
  expect(folder.particulars).toMatchObject({ reason: "Too new.", notes: [{ text: "Spoke with Jane." }] });
  expect(folder.text).not.toMatch(/Acme|Jane|Too new/);
  expect(createHash("sha256").update(folder.text).digest("hex")).toBe(folder.sha256);

  await merchant.ask("POST", `/v1/applications/${id}/what-if`, {});
  expect((await merchant.ask("GET", `/v1/applications/${id}/folder`)).json()).toEqual(folder);

  const files = await house.filesKept();
  await house.visit("POST", `applications/${token}/uploads/_appeal`, Buffer.from("%PDF-1.7 x"), {
    type: "application/octet-stream",
  });
  expect(await house.filesKept()).toBe(files + 1);
  const erased = await merchant.ask("POST", `/v1/applications/${id}/erase`);
  expect(await house.filesKept()).toBe(files);
  expect(erased.statusCode, erased.body).toBe(200);
  expect(erased.json()).toMatchObject({
    answers: {},
    findings: [],
    uploads: [],
    application: { name: null },
  });
  const after = (await merchant.ask("GET", `/v1/applications/${id}/folder`)).json();
  expect(after).toEqual({ ...folder, particulars: null });
  expect((await house.visit("GET", `applications/${token}/status`)).json().code).toBe("link_ended");
  expect((await merchant.ask("POST", `/v1/applications/${id}/notes`, { text: "x" })).json().code).toBe(
    "erased",
  );
  const kept = await house.database.asAdministrator<{ text: string }>(
    "SELECT a::text AS text FROM credit.application a WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  expect(JSON.stringify(kept)).not.toMatch(/Acme|Jane/);
});

test("two people must agree where the band says so: the same word twice counts once, another proposal starts over", async () => {
  const merchant = await house.merchant();
  const { id } = await handedIn(house, merchant);
  house.settings.people = 2;
  const path = `/v1/applications/${id}/approve`;
  const proposal = { limit: LIMIT, reason: "Fine." };
  const first = await merchant.ask("POST", path, proposal);
  expect([first.statusCode, first.json().isDecided]).toEqual([202, false]);
  expect((await merchant.ask("POST", path, proposal)).statusCode).toBe(202);
  const other = { ...proposal, limit: { amount: 400_000, currency: "GBP" } };
  expect((await merchant.ask("POST", path, other, merchant.second)).json().approvals.length).toBe(1);
  const last = await merchant.ask("POST", path, other);
  expect(last.statusCode, last.body).toBe(200);
  expect(house.granted.at(-1)).toMatchObject({ limitMinor: 400_000n });
  expect(house.granted.at(-1)?.approvers.length).toBe(2);
  house.settings.people = 1;
});

test("an amount beyond the authority is refused, and nothing is kept of it", async () => {
  const merchant = await house.merchant();
  const { id } = await handedIn(house, merchant);
  house.settings.authorityMinor = 100_000n;
  const answer = await merchant.ask("POST", `/v1/applications/${id}/approve`, {
    limit: LIMIT,
    reason: "Fine.",
  });
  house.settings.authorityMinor = null;
  expect([answer.statusCode, answer.json().code]).toEqual([403, "beyond_authority"]);
  expect((await merchant.ask("GET", `/v1/applications/${id}`)).json()).toMatchObject({
    approvals: [],
    decisions: [],
  });
});

test("race: two approvals at once open one account, two submissions hand in once", async () => {
  const merchant = await house.merchant();
  const link = await aLink(merchant);
  await fillIn(house, link.token);
  const submits = await Promise.all(
    Array.from({ length: 4 }, () => house.visit("POST", `applications/${link.token}/submit`, {})),
  );
  expect(submits.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  const before = house.granted.length;
  const proposal = { limit: LIMIT, reason: "Fine." };
  const approvals = await Promise.all(
    [merchant.headers, merchant.second, merchant.headers].map((as) =>
      merchant.ask("POST", `/v1/applications/${link.id}/approve`, proposal, as),
    ),
  );
  expect(approvals.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  expect(house.granted.length).toBe(before + 1);
  const shown = (await merchant.ask("GET", `/v1/applications/${link.id}`)).json();
  expect([shown.submissions.length, shown.decisions.length]).toEqual([1, 1]);
});

test("declined, told why in their language, appealed with evidence, decided by somebody else", async () => {
  const merchant = await house.merchant();
  const { id, token } = await handedIn(house, merchant, { language: "de" });
  await merchant.ask("POST", `/v1/applications/${id}/decline`, { reasons: ["could_not_verify_business"] });
  expect(house.notices.at(-1)).toMatchObject({
    ...{ reasons: ["could_not_verify_business"], name: "Acme Widgets Ltd", country: "GB", language: "de" },
    lines: ["1 High Street", "EC1A 1AA London", "GB"],
  });
  const status = (await house.visit("GET", `applications/${token}/status`)).json();
  expect(status).toMatchObject({ state: "declined", mayAppeal: true });
  expect(status.reasons[0].text).toBe(
    "Wir konnten das Unternehmen in keinem öffentlichen Register bestätigen.",
  );
  const appeal = { grounds: ["identity_can_be_shown"], text: "Here is our extract of the register." };
  expect((await house.visit("POST", `applications/${token}/appeal`, appeal)).json().state).toBe("appealed");
  const evidence = await house.visit(
    "POST",
    `applications/${token}/uploads/_appeal?fileName=extract.pdf`,
    Buffer.from("%PDF-1.7 x"),
    {
      type: "application/octet-stream",
    },
  );
  expect(evidence.statusCode, evidence.body).toBe(201);
  const path = `/v1/applications/${id}/approve`;
  const proposal = { limit: LIMIT, reason: "Shown." };
  expect((await merchant.ask("POST", path, proposal)).json().code).toBe("second_person");
  const other = await merchant.ask("POST", path, proposal, merchant.second);
  expect(other.statusCode, other.body).toBe(200);
  expect(other.json().case.decisions.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    "declined",
    "approved",
  ]);
});

test("a counter-offer binds when the applicant takes it, with a code where the form wants one", async () => {
  const merchant = await house.merchant();
  const form = (await merchant.ask("GET", "/v1/application-forms")).json().data[0];
  const { draft } = (await merchant.ask("GET", `/v1/application-forms/${form.id}`)).json();
  await merchant.ask("PUT", "/v1/application-forms/business", { document: { ...draft, needsCode: true } });
  expect((await merchant.ask("POST", "/v1/application-forms/business/publish")).json().version).toBe(2);
  const { id, token } = await aLink(merchant);
  await fillIn(house, token);
  const submit = (body: Record<string, string>) => house.visit("POST", `applications/${token}/submit`, body);
  expect((await submit({})).json().code).toBe("code_needed");
  const { code } = (await merchant.ask("POST", `/v1/applications/${id}/code`)).json();
  const wrong = code === "000000" ? "000001" : "000000";
  expect((await submit({ code: wrong })).json().code).toBe("code_wrong");
  expect((await submit({ code })).json().state).toBe("submitted");

  const offer = {
    limit: { amount: 200_000, currency: "GBP" },
    reason: "To begin with.",
    depositPercent: "20",
  };
  const offered = await merchant.ask("POST", `/v1/applications/${id}/counter-offer`, offer);
  expect(offered.json()).toMatchObject({
    isDecided: true,
    case: { application: { state: "waiting_for_applicant" } },
  });
  expect((await house.visit("GET", `applications/${token}/status`)).json().offer).toMatchObject({
    limit: offer.limit,
    depositPercent: "20",
  });
  house.clock.advance(16 * 60_000);
  const accept = (body: Record<string, unknown>) => house.visit("POST", `applications/${token}/offer`, body);
  expect((await accept({ accept: true })).json().code).toBe("code_needed");
  const again = (await merchant.ask("POST", `/v1/applications/${id}/code`)).json();
  for (let time = 0; time < 2; time += 1) {
    expect((await accept({ accept: true, code: again.code })).json().state).toBe("approved");
  }
  house.clock.advance(86_400_000);
  expect((await submit({})).json().state).toBe("approved");
  expect(house.granted.at(-1)).toMatchObject({ limitMinor: 200_000n });
});

test("five wrong codes close the door until there is a new one", async () => {
  const merchant = await house.merchant();
  const form = (await merchant.ask("GET", "/v1/application-forms")).json().data[0];
  const { draft } = (await merchant.ask("GET", `/v1/application-forms/${form.id}`)).json();
  await merchant.ask("PUT", "/v1/application-forms/business", { document: { ...draft, needsCode: true } });
  await merchant.ask("POST", "/v1/application-forms/business/publish");
  const { id, token } = await aLink(merchant);
  await fillIn(house, token);
  const { code } = (await merchant.ask("POST", `/v1/applications/${id}/code`)).json();
  const wrong = code === "000000" ? "000001" : "000000";
  for (let time = 0; time < 5; time += 1) {
    await house.visit("POST", `applications/${token}/submit`, { code: wrong });
  }
  const answer = await house.visit("POST", `applications/${token}/submit`, { code });
  expect(answer.json().code).toBe("code_needed");
});

test("a person's application shows its affordability with the arithmetic", async () => {
  const merchant = await house.merchant();
  const answers = {
    ...{
      name: "Max Mustermann",
      date_of_birth: "1985-05-05",
      email: "max@example.org",
      adults: "2",
      children: "1",
    },
    address: { lines: ["Hauptstraße 1"], city: "Berlin", postalCode: "10115", country: "DE" },
    requested_limit: { amount: 300_000, currency: "EUR" },
    monthly_income: { amount: 320_000, currency: "EUR" },
    monthly_housing: { amount: 90_000, currency: "EUR" },
    monthly_debt: { amount: 10_000, currency: "EUR" },
  };
  const { id } = await handedIn(house, merchant, { kind: "person" }, answers);
  const shown = (await merchant.ask("POST", `/v1/applications/${id}/assess`, {})).json();
  // 3200 - 900 - 100 - (900 + 2 x 350) = 600; a fifth of it is 120 a month, 360 over three.
  expect(shown.assessment.affordability).toMatchObject({ residualMinor: "60000", limitMinor: "36000" });
  expect(shown.assessment.recommendation).toMatchObject({ verdict: "counter_offer", limitMinor: "36000" });
});
