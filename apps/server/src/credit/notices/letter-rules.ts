import type { PlainDate } from "@goodterms/kernel";
import {
  type CreditAction,
  ECOA_AGENCY,
  ECOA_NOTICE,
  FCRA_FREE_COPY_DAYS,
  type NoticeRule,
  type RecipientKind,
} from "#jurisdictions";
import { type Language, type NoticeReason, reasonText } from "./reason-words.ts";
import type { UsedReport } from "./rules.ts";

/** To whom a notice goes. Personal: it stands on the notice alone. */
export interface Addressee {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface LetterParts {
  readonly rule: NoticeRule;
  readonly action: CreditAction;
  readonly recipientKind: RecipientKind;
  readonly language: Language;
  readonly sender: string;
  readonly addressee: Addressee;
  readonly decidedOn: PlainDate;
  readonly reasons: readonly NoticeReason[];
  readonly reports: readonly UsedReport[];
  /** This letter answers a request for reasons. */
  readonly isAnswer: boolean;
}

export interface Letter {
  readonly subject: string;
  /** Paragraphs parted by empty lines; lines that begin with "– " are a list. */
  readonly text: string;
}

const MONTHS_EN = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const MONTHS_DE = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
];

/** A date as a letter writes it: "5 March 2026", "5. März 2026". */
export function letterDate(date: PlainDate, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const place = Number(month) - 1;
  return language === "de"
    ? `${Number(day)}. ${MONTHS_DE[place]} ${year}`
    : `${Number(day)} ${MONTHS_EN[place]} ${year}`;
}

/** Writes the letter that a rule wants, in plain and kind words. The e-mail has the same text. */
export function composeLetter(parts: LetterParts): Letter {
  const words = parts.language === "de" ? GERMAN : ENGLISH;
  const { rule, addressee, sender } = parts;
  const paragraphs = [
    words.greeting(addressee.name),
    parts.isAnswer
      ? words.answering
      : words.opening[parts.action](letterDate(parts.decidedOn, parts.language)),
    ...reasonParagraphs(parts, words),
    ...safeguardParagraphs(parts, words),
    ...reportParagraphs(parts, words),
    ...(rule.track.startsWith("us-ecoa") ? [`${ECOA_NOTICE.value} ${words.agency(ECOA_AGENCY.value)}`] : []),
    words.closing,
    `${words.farewell}\n${sender}`,
  ];
  return { subject: words.subject[parts.isAnswer ? "answer" : parts.action], text: paragraphs.join("\n\n") };
}

function reasonParagraphs(parts: LetterParts, words: Words): string[] {
  const { rule, reasons } = parts;
  if (rule.reasons === "none") return [];
  const rights =
    rule.requestWithinDays.value === null || parts.isAnswer
      ? []
      : [words.mayAsk(rule.requestWithinDays.value, rule.answerWithinDays.value)];
  if (reasons.length === 0) return rights;
  const list = reasons.map((code) => `– ${reasonText(code, parts.language)}`).join("\n");
  return [`${words.reasons(reasons.length)}\n${list}`, ...rights];
}

function safeguardParagraphs({ rule }: LetterParts, words: Words): string[] {
  const isAutomated = ["gb-adm-22c", "eu-gdpr-22", "ca-automated-decision"].includes(rule.track);
  return isAutomated ? [words.automated, words.safeguards] : [];
}

function reportParagraphs(parts: LetterParts, words: Words): string[] {
  const { rule } = parts;
  if (rule.track === "gb-cca-157" || rule.track === "au-credit-information") {
    return [words.bureausAsked(parts.reports.map(bureauLine).join("; "))];
  }
  if (rule.track !== "us-fcra-615a") return [];
  return parts.reports
    .filter((report) => report.file === "consumer")
    .flatMap((report) => [
      words.bureauUsed(bureauLine(report)),
      words.bureauRights(report.bureau, FCRA_FREE_COPY_DAYS.value),
      ...(report.score === null
        ? []
        : [
            `${words.score(report.score.value, letterDate(report.score.createdOn, parts.language), report.score.range, report.score.provider)}\n${report.score.keyFactors
              .map((factor) => `– ${factor}`)
              .join("\n")}`,
          ]),
    ]);
}

function bureauLine(report: UsedReport): string {
  return [report.bureau, report.address, report.phone].filter((part) => part !== null).join(", ");
}

interface Words {
  readonly greeting: (name: string) => string;
  readonly subject: Readonly<Record<CreditAction | "answer", string>>;
  readonly opening: Readonly<Record<CreditAction, (date: string) => string>>;
  readonly answering: string;
  readonly reasons: (count: number) => string;
  readonly mayAsk: (requestDays: number, answerDays: number | null) => string;
  readonly automated: string;
  readonly safeguards: string;
  readonly bureausAsked: (bureaus: string) => string;
  readonly bureauUsed: (bureau: string) => string;
  readonly bureauRights: (bureau: string, days: number) => string;
  readonly score: (value: string, date: string, range: string, provider: string) => string;
  readonly agency: (name: string) => string;
  readonly closing: string;
  readonly farewell: string;
}

const ENGLISH: Words = {
  greeting: (name) => `Dear ${name},`,
  subject: {
    application_declined: "Your application to buy on account",
    line_cut: "A change to your account with us",
    account_closed: "Your account with us",
    checkout_refused: "Your order",
    answer: "The reasons for our decision",
  },
  opening: {
    application_declined: (date) =>
      `Thank you for applying to buy on account. We looked at your application on ${date} and are sorry that we cannot offer you payment terms at this time.`,
    line_cut: (date) =>
      `On ${date} we lowered the amount that you can buy on account with us. Orders that we have confirmed already stay as they are.`,
    account_closed: (date) =>
      `On ${date} we ended buying on account for you. Orders that we have confirmed already stay as they are, and you can go on buying with payment in advance.`,
    checkout_refused: (date) => `On ${date} we could not accept an order on account.`,
  },
  answering: "You asked us why we decided as we did. Here is our answer.",
  reasons: (count) => (count === 1 ? "The principal reason was:" : "The principal reasons were:"),
  mayAsk: (requestDays, answerDays) =>
    `You have the right to a written statement of the specific reasons. Please ask us within ${requestDays} days of this notice${
      answerDays === null ? "" : `; we will answer within ${answerDays} days of your request`
    }.`,
  automated:
    "This decision was made automatically, from the information that you gave us and from what we know of your account.",
  safeguards:
    "You can ask for a person to look at it again, tell us what you think we should take into account, contest the decision, and have it explained to you. A reply to this letter is enough.",
  bureausAsked: (bureaus) => `In deciding we asked: ${bureaus}. You can ask them what they hold about you.`,
  bureauUsed: (bureau) => `Our decision rests in part on information from: ${bureau}.`,
  bureauRights: (bureau, days) =>
    `${bureau} did not make the decision and cannot explain it. You have the right to a free copy of your report from them if you ask within ${days} days, and to dispute with them whatever in it is inaccurate or incomplete.`,
  score: (value, date, range, provider) =>
    `We also used your credit score of ${value}, made on ${date} by ${provider} on a range from ${range}. What affected it most:`,
  agency: (name) =>
    `The federal agency that administers compliance with this law concerning this creditor is: ${name}.`,
  closing:
    "If something has changed, or if we have something wrong, please tell us. We will gladly look again.",
  farewell: "Kind regards,",
};

const GERMAN: Words = {
  greeting: (name) => `Guten Tag, ${name},`,
  subject: {
    application_declined: "Ihr Antrag auf Kauf auf Rechnung",
    line_cut: "Eine Änderung Ihres Kontos bei uns",
    account_closed: "Ihr Konto bei uns",
    checkout_refused: "Ihre Bestellung",
    answer: "Die Gründe unserer Entscheidung",
  },
  opening: {
    application_declined: (date) =>
      `vielen Dank für Ihren Antrag auf Kauf auf Rechnung. Wir haben ihn am ${date} geprüft und können Ihnen derzeit leider kein Zahlungsziel einräumen.`,
    line_cut: (date) =>
      `am ${date} haben wir den Betrag gesenkt, bis zu dem Sie bei uns auf Rechnung kaufen können. Bereits bestätigte Bestellungen bleiben davon unberührt.`,
    account_closed: (date) =>
      `am ${date} haben wir den Kauf auf Rechnung für Sie beendet. Bereits bestätigte Bestellungen bleiben davon unberührt, und gegen Vorauszahlung können Sie weiterhin bestellen.`,
    checkout_refused: (date) => `am ${date} konnten wir eine Bestellung auf Rechnung nicht annehmen.`,
  },
  answering: "Sie haben uns nach den Gründen unserer Entscheidung gefragt. Gern antworten wir Ihnen.",
  reasons: (count) => (count === 1 ? "Der wesentliche Grund war:" : "Die wesentlichen Gründe waren:"),
  mayAsk: (requestDays, answerDays) =>
    `Sie haben das Recht auf eine schriftliche Begründung. Bitte fragen Sie uns innerhalb von ${requestDays} Tagen nach dieser Mitteilung${
      answerDays === null ? "" : `; wir antworten innerhalb von ${answerDays} Tagen nach Ihrer Anfrage`
    }.`,
  automated:
    "Diese Entscheidung wurde automatisch getroffen, aus Ihren Angaben und aus dem, was wir über Ihr Konto wissen.",
  safeguards:
    "Sie können verlangen, dass ein Mensch sie noch einmal prüft, Ihren Standpunkt darlegen, die Entscheidung anfechten und sie sich erläutern lassen. Eine Antwort auf dieses Schreiben genügt.",
  bureausAsked: (bureaus) =>
    `Für die Entscheidung haben wir angefragt: ${bureaus}. Sie können dort erfragen, was über Sie gespeichert ist.`,
  bureauUsed: (bureau) => `Unsere Entscheidung beruht teilweise auf Angaben von: ${bureau}.`,
  bureauRights: (bureau, days) =>
    `${bureau} hat die Entscheidung nicht getroffen und kann sie nicht erläutern. Sie haben das Recht, dort innerhalb von ${days} Tagen kostenlos eine Kopie Ihrer Auskunft zu verlangen und unrichtige oder unvollständige Angaben zu bestreiten.`,
  score: (value, date, range, provider) =>
    `Wir haben auch Ihren Punktwert von ${value} verwendet, erstellt am ${date} von ${provider} auf einer Skala von ${range}. Am stärksten wirkten darauf:`,
  agency: (name) => `Die zuständige Bundesbehörde ist: ${name}.`,
  closing:
    "Wenn sich etwas geändert hat oder wir etwas falsch sehen, sagen Sie es uns bitte. Wir prüfen es gern noch einmal.",
  farewell: "Mit freundlichen Grüßen",
};
