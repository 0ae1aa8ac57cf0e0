import { type Column, DateText, EmptyState, MoneyText, PageTitle } from "@goodterms/ui";
import { Button, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { ListView } from "./list-view.tsx";
import classes from "./monitoring.module.css";
import { ReviewModal } from "./review-modal.tsx";
import { type DueReview, reviewsQuery } from "./watch-queries.ts";

const AHEADS = ["0", "30", "90"] as const;

/** Accounts whose review is due, the longest overdue first; enter opens one to complete it. */
export function ReviewsView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { ahead = 0 } = useSearch({ from: "/inside/watch" });
  const list = useInfiniteQuery(reviewsQuery(ahead));
  const { rows } = usePages(list);
  const mayWrite = useMay("credit:write");
  const [reviewing, setReviewing] = useState<DueReview | null>(null);
  const columns = useMemo(() => reviewColumns(t, mayWrite ? setReviewing : null), [t, mayWrite]);
  const overdue = rows.filter((row) => row.daysOverdue > 0).length;
  return (
    <>
      <PageTitle
        tab={t("monitoring.tab")}
        answer={
          rows.length === 0
            ? t("monitoring.reviews.answerNone")
            : t("monitoring.reviews.answer", { count: rows.length, overdue })
        }
      />
      <div className={classes.toolbar}>
        {tabs}
        <Select
          size="xs"
          w={140}
          aria-label={t("monitoring.reviews.ahead")}
          value={String(ahead)}
          allowDeselect={false}
          data={AHEADS.map((value) => ({ value, label: t(`monitoring.reviews.aheads.${value}`) }))}
          onChange={(value) => {
            const next = value === "30" ? 30 : value === "90" ? 90 : undefined;
            void navigate({ to: "/watch", search: { view: "reviews", ahead: next }, replace: true });
          }}
        />
      </div>
      <ListView
        label={t("monitoring.views.reviews")}
        list={list}
        columns={columns}
        rowKey={(row) => row.customer.id}
        onOpen={(row) => {
          if (mayWrite) setReviewing(row);
          else void navigate({ to: "/customers/$customerId", params: { customerId: row.customer.id } });
        }}
        keys={reviewing === null}
        empty={
          <EmptyState title={t("monitoring.reviews.empty")}>{t("monitoring.reviews.emptyDetail")}</EmptyState>
        }
      />
      {reviewing === null ? null : <ReviewModal review={reviewing} onClose={() => setReviewing(null)} />}
    </>
  );
}

function overdueNote(t: TFunction, daysOverdue: number): string {
  if (daysOverdue === 0) return t("limits.deadlines.today");
  return daysOverdue > 0
    ? t("monitoring.reviews.overdue", { count: daysOverdue })
    : t("monitoring.reviews.in", { count: -daysOverdue });
}

function reviewColumns(t: TFunction, onReview: ((review: DueReview) => void) | null): Column<DueReview>[] {
  const named = (id: "riskClass" | "grade"): Column<DueReview> => ({
    id,
    header: t(`monitoring.reviews.${id}`),
    width: "6rem",
    narrow: false,
    render: (row) => row[id] ?? <span className="gt-note">–</span>,
  });
  return [
    {
      id: "customer",
      header: t("monitoring.customer"),
      width: "minmax(13rem, 2fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.customer.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.customer.reference}</span>
        </span>
      ),
    },
    {
      id: "on",
      header: t("monitoring.reviews.reviewOn"),
      width: "minmax(14rem, 1.4fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <DateText
          on={row.reviewOn}
          note={overdueNote(t, row.daysOverdue)}
          tone={row.daysOverdue > 0 ? "attention" : "muted"}
        />
      ),
    },
    named("riskClass"),
    named("grade"),
    {
      id: "limit",
      header: t("monitoring.reviews.limit"),
      width: "minmax(8rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) =>
        row.limit === null ? (
          <span className="gt-note">{t("limits.none")}</span>
        ) : (
          <MoneyText amount={row.limit.amount} currency={row.limit.currency} shape="currency" />
        ),
    },
    {
      id: "last",
      header: t("monitoring.reviews.last"),
      width: "8rem",
      narrow: false,
      render: (row) =>
        row.lastReviewOn === null ? (
          <span className="gt-note">{t("monitoring.reviews.never")}</span>
        ) : (
          <DateText on={row.lastReviewOn} />
        ),
    },
    {
      id: "do",
      header: "",
      width: "6rem",
      narrowWidth: "5.25rem",
      align: "end",
      render: (row) =>
        onReview === null ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onReview(row)}>
            {t("monitoring.reviews.complete")}
          </Button>
        ),
    },
  ];
}
