// An application from link to refusal, with everything that hangs on one.
import type { Ask } from "./a-rich-merchant.ts";

interface Made {
  readonly draft: object;
  readonly id: string;
  readonly token: string;
  readonly answersVersion: number;
  readonly link: { readonly id: string; readonly application: string };
  readonly referees: readonly { readonly id: string }[];
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function answersOf(mark: string): object {
  return {
    legal_name: `${mark} Applicants Ltd`,
    legal_form: "company",
    company_number: { country: "GB", number: "01234567" },
    registered_address: { lines: [`1 ${mark} Road`], city: "London", postalCode: "EC1A 1AA", country: "GB" },
    started_on: "2015-04-01",
    contact_name: `${mark} Doe`,
    contact_email: `jane@${mark}.example`,
    contact_phone: "+44 20 7946 0000",
    requested_limit: { amount: 500_000, currency: "GBP" },
    referees: [
      { kind: "trade", organisation: `${mark} Steel`, name: `${mark} Smith`, email: "s@steel.example" },
    ],
    reports_consent: { accepted: true },
  };
}

/** An application that was refused, appealed with a paper, and is looked at again. */
export async function fillApplication(plain: Ask, mark: string) {
  const ask = plain as unknown as AskMade;
  const { made, pages } = await apply(ask, mark);
  const form = await ask("GET", "/v1/application-forms/business");
  const copy = await ask("POST", "/v1/application-forms", {
    ...{ reference: `${mark}-form`, name: `${mark} form`, kind: "business", document: form.draft },
  });
  const id = made.link.application;
  await ask("POST", `/v1/applications/${id}/notes`, { text: `${mark} note` });
  const { referees } = await ask("GET", `/v1/applications/${id}`);
  const referee = referees[0]?.id ?? "";
  await ask("POST", `/v1/application-referees/${referee}/ask`, {});
  await ask("POST", `/v1/applications/${id}/code`);
  await ask("POST", `/v1/applications/${id}/decline`, { reasons: ["thin_credit_file"] });
  const upload = await ask("POST", `${pages}/uploads/_appeal?fileName=${mark}.png`, PNG);
  await ask("POST", `/v1/applications/${id}/reconsider`, { reason: `${mark} paper` });
  return {
    applicationForm: { id: copy.id, reference: `${mark}-form` },
    applicationLink: { id: made.link.id },
    application: { id },
    referee: { id: referee },
    upload: { id: upload.id },
  };
}

type AskMade = (...parts: Parameters<Ask>) => Promise<Made>;

async function apply(ask: AskMade, mark: string) {
  const made = await ask("POST", "/v1/application-links", {});
  const pages = `/v1/public/applications/${made.token}`;
  await ask("GET", pages);
  const saved = await ask("PUT", `${pages}/answers`, { answersVersion: 0, answers: answersOf(mark) });
  await ask("PUT", `${pages}/answers`, {
    answersVersion: saved.answersVersion,
    answers: { signature: { accepted: true, name: `${mark} Doe` } },
  });
  await ask("POST", `${pages}/submit`, {});
  return { made, pages };
}
