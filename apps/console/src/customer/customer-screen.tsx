import { PageTitle } from "@goodterms/ui";
import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft, IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerAgeingQuery, customerQuery } from "../api/queries.ts";
import type { Customer, DocumentLink } from "../api/types.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import classes from "./customer.module.css";
import { CustomerAnswer } from "./customer-answer.tsx";
import { DocumentDrawer } from "./document-drawer.tsx";
import { OpenItems } from "./open-items.tsx";
import { Standing } from "./standing.tsx";
import { StatementModal } from "./statement-modal.tsx";
import { Timeline } from "./timeline.tsx";

const THREE_COLUMNS = "(min-width: 75em)";

/** The heart of the console: who the customer is, everything that happened, what is open, and what to do about it. */
export function CustomerScreen() {
  const { customerId } = useParams({ from: "/inside/customers/$customerId" });
  const { data, error, refetch } = useQuery(customerQuery(customerId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <CustomerSkeleton />;
  return <CustomerPage key={data.id} customer={data} />;
}

function CustomerPage({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const ageing = useQuery(customerAgeingQuery(customer.id));
  const [statement, setStatement] = useState(false);
  const [shown, setShown] = useState<DocumentLink | null>(null);
  return (
    <div className="page-full">
      <PageTitle
        tab={customer.name}
        above={
          <Link to="/customers" className={`quiet ${classes.back}`}>
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" /> {t("customer.all")}
          </Link>
        }
        answer={<CustomerAnswer name={customer.name} ageing={ageing.data} />}
      >
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFileText size={15} stroke={1.7} />}
          onClick={() => setStatement(true)}
        >
          {t("customer.statement.open")}
        </Button>
      </PageTitle>
      <Parts customer={customer} onDocument={setShown} />
      <StatementModal customer={customer} opened={statement} onClose={() => setStatement(false)} />
      <DocumentDrawer
        customerId={customer.id}
        document={shown}
        onDocument={setShown}
        onClose={() => setShown(null)}
      />
    </div>
  );
}

/** The three parts side by side; one at a time where there is no room for them. */
function Parts({
  customer,
  onDocument,
}: {
  customer: Customer;
  onDocument: (document: DocumentLink) => void;
}) {
  const { t } = useTranslation();
  const wide = useMediaQuery(THREE_COLUMNS, window.matchMedia(THREE_COLUMNS).matches);
  const [part, setPart] = useState("items");
  const parts = {
    who: <Standing customer={customer} />,
    timeline: <Timeline customerId={customer.id} onDocument={onDocument} />,
    items: <OpenItems customer={customer} onDocument={onDocument} />,
  };
  if (wide) {
    return (
      <div className={classes.parts}>
        {parts.who}
        {parts.timeline}
        {parts.items}
      </div>
    );
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        className={classes.partChoice ?? ""}
        size="xs"
        value={part}
        onChange={setPart}
        data={(["items", "timeline", "who"] as const).map((name) => ({
          value: name,
          label: t(`customer.parts.${name}`),
        }))}
      />
      <div className={classes.onePart}>{parts[part as keyof typeof parts]}</div>
    </>
  );
}

function CustomerSkeleton() {
  return (
    <div className="page-full" aria-busy="true">
      <div>
        <Skeleton height={14} width={90} mb={8} />
        <Skeleton height={26} width="min(36rem, 90%)" />
      </div>
      <div className={classes.parts}>
        <Skeleton height="100%" />
        <Skeleton height="100%" />
        <Skeleton height="100%" />
      </div>
    </div>
  );
}
