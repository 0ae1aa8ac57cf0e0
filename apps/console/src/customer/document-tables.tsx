import { formatDate, MoneyText, useLocale } from "@goodterms/ui";
import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isReadable } from "../api/documents.ts";
import type { DocumentDetail, DocumentLink } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import { useMainEntity, useMay } from "../shell/use-me.ts";
import { UnallocateModal } from "./actions/unallocate-modal.tsx";
import classes from "./document.module.css";
import { kindInWords } from "./document-name.ts";

/** What was sold, with the sums. */
export function LinesTable({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const { currency } = document;
  return (
    <div className="scroll-x">
      <table className={`plain-table ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t("customer.statement.description")}</th>
            <th scope="col" className="figures">
              {t("customer.document.quantity")}
            </th>
            <th scope="col" className="figures">
              {t("customer.amount", { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {(document.lines ?? []).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the document.
            <tr key={index}>
              <td>{line.description}</td>
              <td className="figures">{line.quantity}</td>
              <td className="figures">
                <MoneyText amount={line.net} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <SumRow name={t("customer.document.net")} amount={document.netAmount} currency={currency} />
          <SumRow name={t("customer.document.tax")} amount={document.taxAmount} currency={currency} />
          <SumRow
            name={t("customer.document.total")}
            amount={document.totalAmount}
            currency={currency}
            strong
          />
        </tfoot>
      </table>
    </div>
  );
}

function SumRow(props: { name: string; amount: number; currency: string; strong?: boolean }) {
  return (
    <tr data-strong={props.strong}>
      <th scope="row" colSpan={2} className="figures">
        {props.name}
      </th>
      <td className="figures">
        <MoneyText amount={props.amount} currency={props.currency} />
      </td>
    </tr>
  );
}

/** What is to be paid when, and how much of it is still open. */
export function ItemsTable({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  return (
    <table className={`plain-table ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">{t("customer.items.due")}</th>
          <th scope="col" className="figures">
            {t("customer.amount", { currency: document.currency })}
          </th>
          <th scope="col" className="figures">
            {t("customer.document.open")}
          </th>
        </tr>
      </thead>
      <tbody>
        {document.items.map((item) => {
          const { note, tone } = dueNote(t, item.dueOn, today);
          return (
            <tr key={item.instalment}>
              <td>
                {formatDate(item.dueOn, locale)}{" "}
                {item.openAmount === 0 ? null : (
                  <span className="gt-note" data-tone={tone}>
                    {note}
                  </span>
                )}
              </td>
              <td className="figures">
                <MoneyText amount={item.originalAmount} currency={document.currency} />
              </td>
              <td className="figures">
                <MoneyText amount={item.openAmount} currency={document.currency} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What settled it, each with its way back. */
export function AllocationTable(props: {
  document: DocumentDetail;
  onDocument: (document: DocumentLink) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayAllocate = useMay("allocations:write");
  const [undone, setUndone] = useState<DocumentDetail["allocations"][number] | null>(null);
  const { document } = props;
  return (
    <>
      <table className={`plain-table ${classes.table}`}>
        <tbody>
          {document.allocations.map((allocation) => (
            <tr key={allocation.id} data-reversed={allocation.reversed || undefined}>
              <td>
                {kindInWords(allocation.other.kind)}{" "}
                <DocumentNumber document={allocation.other} onDocument={props.onDocument} />
              </td>
              <td>{formatDate(allocation.allocatedOn, locale)}</td>
              <td className="figures">
                <MoneyText amount={allocation.amount} currency={document.currency} />
              </td>
              <td className="figures">
                {allocation.reversed ? (
                  <span className="gt-note">{t("customer.document.reversedAllocation")}</span>
                ) : mayAllocate ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => setUndone(allocation)}>
                    {t("customer.document.undo")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {undone === null ? null : (
        <UnallocateModal document={document} allocation={undone} onClose={() => setUndone(null)} />
      )}
    </>
  );
}

function DocumentNumber(props: { document: DocumentLink; onDocument: (document: DocumentLink) => void }) {
  const { t } = useTranslation();
  if (!isReadable(props.document)) return props.document.number;
  return (
    <UnstyledButton className={classes.number ?? ""} onClick={() => props.onDocument(props.document)}>
      {props.document.number ?? t("customer.document.show")}
    </UnstyledButton>
  );
}
