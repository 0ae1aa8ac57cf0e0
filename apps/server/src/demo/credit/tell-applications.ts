import { APPLICANTS, type Applicant } from "./applicants.ts";
import { listAt, partOf, type Teller, textAt } from "./teller.ts";

const DAY_MINUTES = 24 * 60;
/** How long an honest applicant needs for the form. */
const FILLING_MINUTES = 12;

/** Applications in every state: forms filled in by link, referees asked and answering, decisions, an appeal. */
export async function tellApplications(teller: Teller): Promise<void> {
  for (const applicant of APPLICANTS) {
    const told = await handIn(teller, applicant);
    if (applicant.fate !== "draft") await decide(teller, applicant, told);
  }
  // The link that stands on the shop's own page.
  await teller.as("owner", DAY_MINUTES)("POST", "/v1/application-links", { isOpen: true, expiresInDays: 90 });
}

interface HandedIn {
  readonly id: string;
  readonly path: string;
  readonly minutesAgo: number;
}

async function handIn(teller: Teller, applicant: Applicant): Promise<HandedIn> {
  const begun = Math.round(applicant.daysAgo * DAY_MINUTES) + FILLING_MINUTES;
  const link = await teller.as("owner", begun)("POST", "/v1/application-links", {
    kind: applicant.kind,
    language: applicant.language,
    expiresInDays: 30,
  });
  const path = `/v1/public/applications/${textAt(link, "token")}`;
  const id = textAt(link, "link", "application");
  await teller.as("visitor", begun)("GET", path);
  const done = begun - FILLING_MINUTES;
  const ask = teller.as("visitor", done);
  const saved = await ask("PUT", `${path}/answers`, { answersVersion: 0, answers: applicant.answers });
  expectNothing(listAt(saved, "problems"), `${applicant.signedBy}'s answers`);
  if (applicant.fate !== "draft") {
    await ask("PUT", `${path}/answers`, {
      answersVersion: partOf(saved, "answersVersion"),
      answers: { signature: { accepted: true, name: applicant.signedBy } },
    });
    await ask("POST", `${path}/submit`, {});
  }
  return { id, path, minutesAgo: done };
}

function expectNothing(problems: readonly unknown[], what: string): void {
  if (problems.length > 0)
    throw new Error(`${what} are not as the form wants them: ${JSON.stringify(problems)}`);
}

/** What staff does with it, an hour and more after it came. */
async function decide(teller: Teller, applicant: Applicant, told: HandedIn): Promise<void> {
  const { fate } = applicant;
  if (fate === "submitted") return;
  const later = Math.round(told.minutesAgo * 0.8);
  const ask = teller.as("owner", later);
  const base = `/v1/applications/${told.id}`;
  if (teller.ownerId !== null) await ask("POST", `${base}/assign`, { assignee: teller.ownerId });
  if (fate === "returned") {
    await ask("POST", `${base}/return`, {
      questions: ["started_on", "bank_account"],
      message: "Please tell us the day on which the partnership began, and your bank account.",
    });
    return;
  }
  await askReferees(teller, base, later);
  await ask("POST", `${base}/notes`, { text: "Called back: friendly, knows what they want to buy." });
  if (fate === "in_review") return;
  await conclude(teller, applicant, told);
}

/** Referees are asked; the first of them answers within the day. */
async function askReferees(teller: Teller, base: string, minutesAgo: number): Promise<void> {
  const referees = listAt(await teller.as("owner", minutesAgo)("GET", base), "referees");
  for (const [index, referee] of referees.entries()) {
    const asked = await teller.as("owner", minutesAgo)(
      "POST",
      `/v1/application-referees/${textAt(referee, "id")}/ask`,
      {},
    );
    if (index > 0) continue;
    await teller.as("visitor", Math.round(minutesAgo * 0.9))(
      "POST",
      `/v1/public/references/${textAt(asked, "token")}`,
      {
        willAnswer: true,
        givenBy: textAt(referee, "contact", "name"),
        knownSinceYear: 2019,
        highestCredit: { amount: 350_000, currency: "GBP" },
        termsDays: 30,
        paysPromptly: "mostly",
        comments: "A good account. Late once, over Christmas, and said so beforehand.",
      },
    );
  }
}

async function conclude(teller: Teller, applicant: Applicant, told: HandedIn): Promise<void> {
  const ask = teller.as("owner", Math.round(told.minutesAgo * 0.5));
  const base = `/v1/applications/${told.id}`;
  const reference = `A-${applicant.signedBy.split(" ").at(-1)?.toUpperCase()}`;
  const wanted = partOf(applicant.answers, "requested_limit") as { amount: number; currency: string };
  switch (applicant.fate) {
    case "approved":
      await ask("POST", `${base}/customer`, { reference });
      await ask("POST", `${base}/assess`, {});
      await ask("POST", `${base}/approve`, {
        limit: wanted,
        terms: "net30",
        reason: "Ten years in the trade, good references.",
      });
      return;
    case "offered":
      await ask("POST", `${base}/counter-offer`, {
        limit: { ...wanted, amount: wanted.amount / 3 },
        terms: "net14",
        depositPercent: 25,
        reason: "A smaller start, and more as soon as the first invoices are paid.",
        expiresInDays: 30,
      });
      return;
    case "declined":
    case "appealed":
      await ask("POST", `${base}/decline`, { reasons: ["insufficient_trading_history", "no_references"] });
      break;
    default:
      return;
  }
  if (applicant.fate === "declined") return;
  await teller.as("visitor", Math.round(told.minutesAgo * 0.3))("POST", `${told.path}/appeal`, {
    grounds: ["more_information"],
    text: "We traded for nine years under my mother's name before; I can send the accounts.",
  });
}
