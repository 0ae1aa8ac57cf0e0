import type { FormDocument } from "./form.ts";

function say(en: string, de: string): { en: string; de: string } {
  return { en, de };
}

/** The form that ships for persons: what affordability needs, and no more. */
export const PERSON_FORM: FormDocument = {
  languages: ["en", "de"],
  title: say("Pay later", "Später zahlen"),
  intro: say(
    "We ask about your income and what you already pay, so that this stays easy to carry. You can stop and come back to this page at any time.",
    "Wir fragen nach Ihrem Einkommen und dem, was Sie schon zahlen, damit es tragbar bleibt. Sie können jederzeit unterbrechen und auf diese Seite zurückkehren.",
  ),
  thanks: say(
    "Thank you. We have your application and will answer soon. You can see how far it is on this page.",
    "Vielen Dank. Ihr Antrag ist bei uns, und wir melden uns bald. Auf dieser Seite sehen Sie, wie weit er ist.",
  ),
  sections: [
    {
      key: "you",
      title: say("You", "Sie"),
      questions: [
        {
          key: "name",
          type: "text",
          role: "legal_name",
          required: true,
          maxLength: 200,
          label: say("Your full name", "Ihr vollständiger Name"),
        },
        {
          key: "date_of_birth",
          type: "date",
          role: "date_of_birth",
          required: true,
          label: say("Date of birth", "Geburtsdatum"),
          help: say("You need to be eighteen or older.", "Sie müssen mindestens achtzehn sein."),
        },
        {
          key: "address",
          type: "address",
          role: "registered_address",
          required: true,
          label: say("Home address", "Wohnanschrift"),
        },
        {
          key: "email",
          type: "text",
          role: "email",
          format: "email",
          required: true,
          maxLength: 254,
          label: say("E-mail address", "E-Mail-Adresse"),
        },
        {
          key: "phone",
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
      key: "money",
      title: say("Your month", "Ihr Monat"),
      help: say("Round figures will do.", "Runde Beträge genügen."),
      questions: [
        {
          key: "requested_limit",
          type: "money",
          role: "requested_limit",
          required: true,
          label: say(
            "How much would you like to be able to pay later?",
            "Wie viel möchten Sie später zahlen können?",
          ),
        },
        {
          key: "monthly_income",
          type: "money",
          role: "monthly_income",
          required: true,
          label: say(
            "Your household's income a month, after tax",
            "Einkommen Ihres Haushalts im Monat, netto",
          ),
        },
        {
          key: "monthly_housing",
          type: "money",
          role: "monthly_housing",
          required: true,
          label: say(
            "Rent or mortgage, with heating, a month",
            "Miete oder Kreditrate fürs Wohnen, mit Heizung, im Monat",
          ),
        },
        {
          key: "monthly_debt",
          type: "money",
          role: "monthly_debt",
          required: true,
          label: say("What you pay on other credit a month", "Was Sie im Monat für andere Kredite zahlen"),
          help: say(
            "Loans, cards and things bought on instalments. Zero if there are none.",
            "Kredite, Karten und Ratenkäufe. Null, wenn es keine gibt.",
          ),
        },
        {
          key: "adults",
          type: "number",
          role: "adults",
          required: true,
          min: "1",
          max: "20",
          label: say(
            "Adults in your household, with you",
            "Erwachsene in Ihrem Haushalt, Sie eingeschlossen",
          ),
        },
        {
          key: "children",
          type: "number",
          role: "children",
          required: true,
          min: "0",
          max: "20",
          label: say("Children in your household", "Kinder in Ihrem Haushalt"),
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
          textVersion: "2026-01",
          label: say(
            "You may ask a credit agency about me for this application. It is my choice; without it a person looks at what I have said here.",
            "Sie dürfen für diesen Antrag bei einer Auskunftei nach mir fragen. Das ist freiwillig; ohne das sieht sich ein Mensch meine Angaben an.",
          ),
        },
        {
          key: "signature",
          type: "signature",
          required: true,
          label: say(
            "What I have said is true as far as I know.",
            "Meine Angaben sind nach bestem Wissen richtig.",
          ),
        },
      ],
    },
  ],
};
