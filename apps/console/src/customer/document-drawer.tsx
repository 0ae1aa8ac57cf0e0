import { formatDate, formatInstant, formatMoney, InstantText, MoneyText, useLocale } from "@goodterms/ui";
import { Badge, Button, Drawer, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { documentQuery } from "../api/queries.ts";
import type { DocumentDetail, DocumentLink } from "../api/types.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { ReverseModal } from "./actions/reverse-modal.tsx";
import classes from "./document.module.css";
import { documentInWords } from "./document-name.ts";
import { AllocationTable, ItemsTable, LinesTable } from "./document-tables.tsx";

/** One document whole: its facts, lines, what is to be paid, what settled it, and its reversal. */
export function DocumentDrawer(props: {
  customerId: string;
  document: DocumentLink | null;
  onDocument: (document: DocumentLink) => void;
  onClose: () => void;
}) {
  const { document } = props;
  return (
    <Drawer
      opened={document !== null}
      onClose={props.onClose}
      position="right"
      size="lg"
      title={document === null ? "" : documentInWords(document)}
    >
      {document === null ? null : <Content key={document.id} link={document} onDocument={props.onDocument} />}
    </Drawer>
  );
}

function Content({ link, onDocument }: { link: DocumentLink; onDocument: (document: DocumentLink) => void }) {
  const { data, error, refetch } = useQuery(documentQuery(link.kind, link.id));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Stack gap="sm" aria-busy="true">
        <Skeleton height={90} />
        <Skeleton height={160} />
        <Skeleton height={110} />
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Facts document={data} />
      {(data.lines ?? []).length === 0 ? null : (
        <Part title="customer.document.lines">
          <LinesTable document={data} />
        </Part>
      )}
      {data.items.length === 0 ? null : (
        <Part title="customer.document.items">
          <ItemsTable document={data} />
        </Part>
      )}
      {data.allocations.length === 0 ? null : (
        <Part title="customer.document.allocations">
          <AllocationTable document={data} onDocument={onDocument} />
        </Part>
      )}
      <Undo document={data} />
    </Stack>
  );
}

function Part(props: {
  title: "customer.document.lines" | "customer.document.items" | "customer.document.allocations";
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} mb={4}>
        {t(props.title)}
      </Title>
      {props.children}
    </section>
  );
}

function Facts({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const facts: [string, ReactNode][] = [
    [t("customer.document.issued"), formatDate(document.issuedOn, locale)],
    [t("customer.document.due"), document.dueOn === null ? null : formatDate(document.dueOn, locale)],
    [t("customer.document.order"), document.order],
    [t("customer.document.purchaseOrder"), document.purchaseOrder],
    [t("customer.document.method"), document.method],
    [t("customer.document.reason"), document.reason],
    [t("customer.document.entity"), document.entity],
    [t("customer.document.booked"), <InstantText key="booked" at={document.bookedAt} />],
  ];
  return (
    <div>
      <Group justify="space-between" align="baseline" mb="xs">
        <span className={classes.total}>
          <MoneyText amount={document.totalAmount} currency={document.currency} shape="currency" />
        </span>
        <Badge variant="light" color="gray">
          {t(`common.states.${document.state}`)}
        </Badge>
      </Group>
      {document.openAmount > 0 && document.openAmount !== document.totalAmount ? (
        <Text size="sm" mb="xs">
          {t("customer.document.open")}:{" "}
          {formatMoney(document.openAmount, document.currency, locale, "currency")}
        </Text>
      ) : null}
      <dl className="facts" title={formatInstant(document.bookedAt, locale)}>
        {facts
          .filter(([, value]) => value !== null && value !== "")
          .map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

function Undo({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const mayPost = useMay("documents:write");
  const [asked, setAsked] = useState(false);
  if (document.reversedBy !== null) {
    return (
      <Text size="sm" c="dimmed">
        {t("customer.document.reversed")}
      </Text>
    );
  }
  if (!mayPost) return null;
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => setAsked(true)}>
        {t("customer.document.reverse")}
      </Button>
      {asked ? <ReverseModal document={document} onClose={() => setAsked(false)} /> : null}
    </div>
  );
}
