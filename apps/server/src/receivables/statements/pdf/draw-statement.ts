import type { CurrencyStatement, Statement } from "../read-statement.ts";
import type { AgedSums, Bucket } from "../rules.ts";
import { amountText, dateText, kindText, lineText } from "../wording.ts";
import { ALERT_INK, type Content, heading, QUIET_INK, renderPage, right, table } from "./page.ts";

/** A statement of account as a PDF letter, with every currency in a section of its own. */
export async function drawStatement(statement: Statement): Promise<Buffer> {
  const { customer, entities, to } = statement;
  return renderPage({
    title: "Statement of account",
    from: entities.map((entity) => entity.name).join(", "),
    footnote: `${customer.reference} · ${customer.name} · as of ${dateText(to)}`,
    size: "A4",
    orientation: "portrait",
    content: [
      drawOpening(statement),
      ...statement.currencies.flatMap((part) => drawCurrency(statement, part)),
      drawSilence(statement),
    ],
  });
}

function drawOpening({ customer, address, from, to }: Statement): Content {
  const place =
    address === null ? [] : [...address.lines, `${address.postalCode} ${address.city}`, address.country];
  const facts: readonly (readonly [string, string])[] = [
    ["Customer", customer.reference],
    ["Period", `${dateText(from)} to ${dateText(to)}`],
  ];
  return {
    margin: [0, 10, 0, 6],
    columns: [
      { width: "*", stack: [{ text: customer.name, fontSize: 10.5, bold: true }, ...place] },
      {
        width: "auto",
        table: { body: facts.map(([name, value]) => [{ text: name, color: QUIET_INK }, right(value)]) },
        layout: "noBorders",
      },
    ],
  };
}

function drawCurrency(statement: Statement, part: CurrencyStatement): Content[] {
  const { currency, sums } = part;
  const several = statement.currencies.length > 1;
  return [
    ...(several ? [heading(`Account in ${currency}`)] : []),
    drawBalance(statement, part),
    heading("Movements"),
    drawLines(statement, part),
    ...(part.openItems.length === 0
      ? []
      : [
          {
            unbreakable: true,
            stack: [heading(`Open by age, in ${currency}`), drawAges(sums, statement.buckets)],
          },
          heading("Open items"),
          drawItems(part),
        ]),
  ];
}

function drawBalance(statement: Statement, { currency, closingMinor, sums }: CurrencyStatement): Content {
  const box = (name: string, minor: bigint, alert: boolean): Content => ({
    stack: [
      { text: name, color: QUIET_INK, fontSize: 7.5 },
      {
        text: `${amountText(minor, currency)} ${currency}`,
        fontSize: 12,
        bold: true,
        ...(alert ? { color: ALERT_INK } : {}),
      },
    ],
  });
  return {
    margin: [0, 10, 0, 0],
    columns: [
      box(`Balance on ${dateText(statement.to)}`, closingMinor, false),
      box("Overdue", sums.overdueMinor, sums.overdueMinor > 0n),
      box("Not yet due", sums.currentMinor, false),
      box("Credit not yet applied", sums.unappliedMinor, false),
    ],
  };
}

function drawLines(statement: Statement, part: CurrencyStatement): Content {
  const { currency, openingMinor, closingMinor, lines } = part;
  const head = ["Date", "Number", "Description", "Due", right("Debit"), right("Credit"), right("Balance")];
  const amount = (minor: bigint) => right(minor === 0n ? "" : amountText(minor, currency));
  const balance = (date: string, text: string, minor: bigint): Content[] => [
    date,
    "",
    text,
    "",
    "",
    "",
    right(amountText(minor, currency)),
  ];
  const rows = [
    balance(dateText(statement.from), "Opening balance", openingMinor),
    ...lines.map((line): Content[] => [
      { text: dateText(line.on), noWrap: true },
      line.number ?? "",
      lineText(line),
      { text: line.dueOn === null ? "" : dateText(line.dueOn), noWrap: true },
      amount(line.debitMinor),
      amount(line.creditMinor),
      right(amountText(line.balanceMinor, currency)),
    ]),
    balance(dateText(statement.to), `Closing balance, ${currency}`, closingMinor),
  ];
  return table([54, 80, "*", 54, "auto", "auto", "auto"], head, rows, new Set([0, rows.length - 1]));
}

function drawAges(sums: AgedSums, buckets: readonly Bucket[]): Content {
  const { currency } = sums;
  const head = [
    "Not yet due",
    ...buckets.map((bucket) => `${bucket.label} days`),
    "Open",
    "Unapplied",
    "Net",
  ];
  const amounts = [
    sums.currentMinor,
    ...sums.bucketsMinor,
    sums.openMinor,
    -sums.unappliedMinor,
    sums.netMinor,
  ];
  return table(
    head.map(() => "*"),
    head.map((text) => right(text, { noWrap: false })),
    [amounts.map((minor) => right(amountText(minor, currency)))],
  );
}

function drawItems({ currency, openItems }: CurrencyStatement): Content {
  const head = [
    "Document",
    "Number",
    "Date",
    "Due",
    right("Days overdue"),
    right("Original"),
    right("Open"),
    right("Disputed"),
  ];
  const rows = openItems.map((item): Content[] => {
    const sign = item.side === "debit" ? 1n : -1n;
    const isOverdue = item.side === "debit" && item.daysPastDue > 0;
    return [
      kindText(item.kind),
      item.number ?? "",
      { text: dateText(item.issuedOn), noWrap: true },
      { text: item.side === "debit" ? dateText(item.dueOn) : "", noWrap: true },
      right(isOverdue ? String(item.daysPastDue) : "", { color: ALERT_INK }),
      right(amountText(sign * item.originalMinor, currency)),
      right(amountText(sign * item.openMinor, currency)),
      right(item.disputedMinor === 0n ? "" : amountText(item.disputedMinor, currency)),
    ];
  });
  return table(["auto", "*", 54, 54, "auto", "auto", "auto", "auto"], head, rows);
}

function drawSilence({ currencies }: Statement): Content {
  return currencies.length > 0
    ? []
    : { text: "Nothing was booked in this period, and nothing is open.", margin: [0, 20, 0, 0] };
}
