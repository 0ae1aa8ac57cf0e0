import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Amount, Closed, CurrencyCode, DateOn, Instant, Nullable } from "#platform/http";
import type { DocumentKind } from "../documents/drafts.ts";
import { ID_PREFIXES } from "../documents/find-document.ts";
import type { CurrencyStatement, Statement } from "./read-statement.ts";
import { Buckets, SUMS, sumsBody } from "./wire.ts";
import { lineText } from "./wording.ts";

const DocumentRef = Closed({ id: Type.String(), kind: Type.String(), number: Nullable(Type.String()) });

export const StatementBody = Closed(
  {
    customer: Closed({ id: Type.String(), reference: Type.String(), name: Type.String() }),
    from: DateOn,
    to: DateOn,
    knownAt: Instant,
    buckets: Buckets,
    currencies: Type.Array(
      Closed({
        currency: CurrencyCode,
        openingBalance: Amount,
        lines: Type.Array(
          Closed({
            on: DateOn,
            kind: Type.String(),
            document: Nullable(DocumentRef),
            number: Nullable(Type.String()),
            description: Type.String(),
            dueOn: Nullable(DateOn),
            debit: Amount,
            credit: Amount,
            balance: Amount,
          }),
        ),
        closingBalance: Amount,
        openItems: Type.Array(
          Closed({
            document: DocumentRef,
            instalment: Type.Integer(),
            side: Type.String(),
            originalAmount: Amount,
            openAmount: Amount,
            disputedAmount: Amount,
            issuedOn: DateOn,
            dueOn: DateOn,
            daysPastDue: Type.Integer(),
          }),
        ),
        ageing: Closed(SUMS),
      }),
    ),
  },
  { $id: "Statement" },
);

export function statementBody(statement: Statement): Static<typeof StatementBody> {
  const { customer, from, to, knownAt, buckets, currencies } = statement;
  return {
    customer: { id: formatId("cus", customer.id), reference: customer.reference, name: customer.name },
    from,
    to,
    knownAt,
    buckets: [...buckets],
    currencies: currencies.map(currencyBody),
  };
}

function currencyBody(part: CurrencyStatement) {
  return {
    currency: part.currency,
    openingBalance: part.openingMinor,
    lines: part.lines.map((line) => ({
      on: line.on,
      kind: line.kind,
      document: line.kind === "transfer" ? null : documentBody(line.kind, line.documentId, line.number),
      number: line.number,
      description: lineText(line),
      dueOn: line.dueOn,
      debit: line.debitMinor,
      credit: line.creditMinor,
      balance: line.balanceMinor,
    })),
    closingBalance: part.closingMinor,
    openItems: part.openItems.map((item) => ({
      document: documentBody(item.kind, item.documentId, item.number),
      instalment: item.instalment,
      side: item.side,
      originalAmount: item.originalMinor,
      openAmount: item.openMinor,
      disputedAmount: item.disputedMinor,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysPastDue: item.daysPastDue,
    })),
    ageing: sumsBody(part.sums),
  };
}

function documentBody(kind: string, id: string, number: string | null): Static<typeof DocumentRef> {
  return { id: formatId(ID_PREFIXES[kind as DocumentKind], id), kind, number };
}
