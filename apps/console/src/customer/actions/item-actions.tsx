import { MoneyText } from "@goodterms/ui";
import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Customer, OpenItem } from "../../api/types.ts";
import { useMay } from "../../shell/use-me.ts";
import classes from "../customer.module.css";
import { meet, totalsOf } from "../selection.ts";
import { AllocateModal } from "./allocate-modal.tsx";
import { CreditNoteModal } from "./credit-note-modal.tsx";
import { DisputeModal } from "./dispute-modal.tsx";
import { DueDateModal } from "./due-date-modal.tsx";
import { PaymentModal } from "./payment-modal.tsx";
import { WriteOffModal } from "./write-off-modal.tsx";

type Action = "payment" | "allocate" | "creditNote" | "dueDate" | "dispute" | "writeOff";

/** What the selected items come to, and the actions that fit them. */
export function ItemActions(props: {
  customer: Customer;
  items: OpenItem[];
  chosen: OpenItem[];
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const { chosen } = props;
  const [action, setAction] = useState<Action | null>(null);
  const fitting = useFittingActions(chosen);
  if (fitting.length === 0 && chosen.length === 0) return null;
  return (
    <div className={classes.actions}>
      {chosen.length === 0 ? null : (
        <div className={classes.running} aria-live="polite">
          <span>
            {t("customer.items.selected", { count: chosen.length })}{" "}
            <UnstyledButton className="gt-note" onClick={props.onClear}>
              {t("customer.items.clear")}
            </UnstyledButton>
          </span>
          <span className={classes.runningTotal}>
            {totalsOf(chosen).map((total, index) => (
              <span key={total.currency}>
                {index > 0 ? " + " : ""}
                <MoneyText amount={total.amount} currency={total.currency} shape="currency" />
              </span>
            ))}
          </span>
        </div>
      )}
      {fitting.map((name, index) => (
        <Button
          key={name}
          size="xs"
          variant={index === 0 ? "filled" : "default"}
          onClick={() => setAction(name)}
        >
          {t(`customer.actions.${name}`)}
        </Button>
      ))}
      <ActionForm action={action} {...props} onClose={() => setAction(null)} />
    </div>
  );
}

function ActionForm(props: {
  action: Action | null;
  customer: Customer;
  items: OpenItem[];
  chosen: OpenItem[];
  onClear: () => void;
  onClose: () => void;
}) {
  const { action, customer, items, chosen, onClose } = props;
  const first = chosen[0];
  const done = (): void => {
    props.onClear();
    onClose();
  };
  const common = { customerId: customer.id, onClose, onDone: done };
  if (action === "payment")
    return <PaymentModal {...common} customer={customer} items={items} chosen={chosen} />;
  if (action === "allocate") return <AllocateModal {...common} chosen={chosen} />;
  if (first === undefined) return null;
  switch (action) {
    case "creditNote":
      return <CreditNoteModal {...common} item={first} />;
    case "dueDate":
      return <DueDateModal {...common} item={first} />;
    case "dispute":
      return <DisputeModal {...common} item={first} />;
    case "writeOff":
      return <WriteOffModal {...common} item={first} />;
    default:
      return null;
  }
}

function useFittingActions(chosen: readonly OpenItem[]): Action[] {
  const mayPost = useMay("documents:write");
  const mayAllocate = useMay("allocations:write");
  const actions: Action[] = [];
  const meets = meet(chosen).length > 0;
  if (mayAllocate && meets) actions.push("allocate");
  if (mayPost && !meets) actions.push("payment");
  const [only] = chosen;
  if (
    mayPost &&
    only !== undefined &&
    chosen.length === 1 &&
    only.side === "debit" &&
    only.document.kind === "invoice"
  ) {
    actions.push("creditNote", "dueDate", "dispute", "writeOff");
  }
  return actions;
}
