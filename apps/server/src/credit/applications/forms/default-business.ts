import type { FormDocument } from "./form.ts";

/** A text in the two languages that the shipped forms speak. */
function say(en: string, de: string): { en: string; de: string } {
  return { en, de };
}

const OPEN_ACCOUNT_CONSENT = say(
  "You may ask credit agencies and the referees I name about our business, to decide on this application and to look after the account. I may ask what was said, and I may withdraw this at any time for the future.",
  "Sie dürfen Auskunfteien und die von mir genannten Referenzen zu unserem Unternehmen befragen, um über diesen Antrag zu entscheiden und das Konto zu führen. Ich darf erfahren, was gesagt wurde, und kann das jederzeit für die Zukunft widerrufen.",
);

/** The form that ships for businesses: short, and nothing asked that no rule reads. */
export const BUSINESS_FORM: FormDocument = {
  languages: ["en", "de"],
  title: say("Buy on account", "Kauf auf Rechnung"),
  intro: say(
    "Tell us a little about your business. It takes about five minutes, and you can stop and come back to this page at any time.",
    "Erzählen Sie uns ein wenig über Ihr Unternehmen. Das dauert etwa fünf Minuten, und Sie können jederzeit unterbrechen und auf diese Seite zurückkehren.",
  ),
  thanks: say(
    "Thank you. We have your application and will answer soon. You can see how far it is on this page.",
    "Vielen Dank. Ihr Antrag ist bei uns, und wir melden uns bald. Auf dieser Seite sehen Sie, wie weit er ist.",
  ),
  sections: [
    {
      key: "business",
      title: say("Your business", "Ihr Unternehmen"),
      questions: [
        {
          key: "legal_name",
          type: "text",
          role: "legal_name",
          required: true,
          maxLength: 200,
          label: say("Registered name", "Eingetragener Name"),
          help: say("As it stands on your invoices.", "So wie er auf Ihren Rechnungen steht."),
        },
        {
          key: "legal_form",
          type: "choice",
          required: true,
          fact: true,
          label: say("What kind of business is it?", "Welche Rechtsform hat es?"),
          options: [
            { value: "company", label: say("Limited company", "Kapitalgesellschaft (GmbH, AG …)") },
            { value: "partnership", label: say("Partnership", "Personengesellschaft (OHG, KG, GbR …)") },
            { value: "sole_trader", label: say("Sole trader", "Einzelunternehmen") },
            { value: "public", label: say("Public body", "Öffentliche Einrichtung") },
            { value: "other", label: say("Something else", "Etwas anderes") },
          ],
        },
        {
          key: "company_number",
          type: "company_number",
          role: "company_number",
          required: true,
          when: { question: "legal_form", is: ["company"] },
          label: say("Company number", "Handelsregisternummer"),
        },
        {
          key: "vat_id",
          type: "vat_id",
          role: "vat_id",
          label: say("VAT number", "USt-IdNr."),
          help: say(
            "With its country, such as GB123456789. Leave it out if you have none.",
            "Mit Länderkennung, etwa DE123456789. Lassen Sie sie weg, wenn Sie keine haben.",
          ),
        },
        {
          key: "registered_address",
          type: "address",
          role: "registered_address",
          required: true,
          label: say("Registered address", "Sitz"),
        },
        {
          key: "started_on",
          type: "date",
          role: "started_on",
          fact: true,
          required: true,
          label: say("Trading since", "Geschäftstätig seit"),
          help: say("The first of the month will do.", "Der Erste des Monats genügt."),
        },
        {
          key: "employees",
          type: "number",
          fact: true,
          min: "0",
          max: "1000000",
          label: say("How many people work there?", "Wie viele Menschen arbeiten dort?"),
        },
        {
          key: "website",
          type: "text",
          role: "website",
          format: "website",
          maxLength: 200,
          label: say("Website", "Website"),
        },
      ],
    },
    {
      key: "contact",
      title: say("You", "Sie"),
      help: say("Whom may we ask if something is unclear?", "Wen dürfen wir fragen, wenn etwas unklar ist?"),
      questions: [
        {
          key: "contact_name",
          type: "text",
          role: "contact_name",
          required: true,
          maxLength: 200,
          label: say("Your name", "Ihr Name"),
        },
        {
          key: "contact_email",
          type: "text",
          role: "email",
          format: "email",
          required: true,
          maxLength: 254,
          label: say("E-mail address", "E-Mail-Adresse"),
        },
        {
          key: "contact_phone",
          type: "text",
          role: "phone",
          format: "phone",
          maxLength: 40,
          label: say("Telephone", "Telefon"),
          help: say("With the country's prefix, such as +44.", "Mit Ländervorwahl, etwa +49."),
        },
      ],
    },
    {
      key: "account",
      title: say("The account", "Das Konto"),
      questions: [
        {
          key: "requested_limit",
          type: "money",
          role: "requested_limit",
          required: true,
          fact: true,
          label: say(
            "How much would you like to have open at a time?",
            "Wie viel möchten Sie höchstens offen haben?",
          ),
          help: say("About what you buy in two months.", "Etwa das, was Sie in zwei Monaten kaufen."),
        },
        {
          key: "annual_turnover",
          type: "money",
          fact: true,
          label: say("Your turnover last year", "Ihr Umsatz im letzten Jahr"),
        },
        {
          key: "accounts",
          type: "upload",
          maxItems: 3,
          when: { question: "requested_limit", atLeast: 2_500_000 },
          label: say("Your latest annual accounts", "Ihr letzter Jahresabschluss"),
          help: say(
            "For larger accounts they help us say yes. PDF, PNG or JPEG.",
            "Bei größeren Konten helfen sie uns, Ja zu sagen. PDF, PNG oder JPEG.",
          ),
        },
        {
          key: "bank_account",
          type: "bank_account",
          role: "bank_account",
          label: say("Your bank account", "Ihre Bankverbindung"),
          help: say(
            "Only to check that it belongs to your business. We take nothing from it.",
            "Nur um zu prüfen, dass sie zu Ihrem Unternehmen gehört. Wir buchen nichts ab.",
          ),
        },
        {
          key: "referees",
          type: "referees",
          maxItems: 4,
          label: say("Who knows you as a customer?", "Wer kennt Sie als Kunden?"),
          help: say(
            "One or two suppliers, or your bank. We ask them five short questions.",
            "Ein oder zwei Lieferanten oder Ihre Bank. Wir stellen fünf kurze Fragen.",
          ),
        },
      ],
    },
    {
      key: "agreement",
      title: say("Agreement", "Einverständnis"),
      questions: [
        {
          key: "reports_consent",
          type: "consent",
          required: true,
          textVersion: "2026-01",
          label: OPEN_ACCOUNT_CONSENT,
        },
        {
          key: "signature",
          type: "signature",
          required: true,
          label: say(
            "What I have said is true as far as I know, and I may speak for this business.",
            "Meine Angaben sind nach bestem Wissen richtig, und ich darf für dieses Unternehmen sprechen.",
          ),
        },
      ],
    },
  ],
};
