import { daysUntil, EmptyState, PageTitle } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ListView } from "../monitoring/list-view.tsx";
import { useMainEntity, useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { ViewTabs } from "../shell/view-tabs.tsx";
import { LawView } from "./law-view.tsx";
import { noticeColumns } from "./notice-columns.tsx";
import { NoticeDrawer } from "./notice-drawer.tsx";
import { type CreditNotice, noticesQuery } from "./notice-queries.ts";
import { NOTICE_VIEWS, type NoticesSearch } from "./notices-search.ts";
import { RequestModal } from "./request-modal.tsx";

/** Letters that the law wants sent when credit is refused or cut: to read, to send, sent; and what the law wants. */
export function NoticesScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/notices" });
  const { view = "draft" } = search;
  const show = (next: NoticesSearch): void => void navigate({ to: "/notices", search: next, replace: true });
  const tabs = (
    <ViewTabs
      label={t("notices.viewsLabel")}
      value={view}
      views={NOTICE_VIEWS.map((value) => ({ value, label: t(`notices.states.${value}`) }))}
      onChange={(next) => show(next === "draft" ? {} : { view: next })}
    />
  );
  const { open: _open, ...closed } = search;
  return (
    <div className="page-full">
      {view === "law" ? (
        <LawView tabs={tabs} />
      ) : (
        <Notices
          state={view}
          tabs={tabs}
          onOpen={(open) => show({ ...search, open })}
          isOpen={search.open !== undefined}
        />
      )}
      {search.open === undefined ? null : (
        <NoticeDrawer key={search.open} id={search.open} onClose={() => show(closed)} />
      )}
    </div>
  );
}

function Notices(props: {
  state: CreditNotice["state"];
  tabs: ReactNode;
  isOpen: boolean;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const list = useInfiniteQuery(noticesQuery(props.state));
  const { rows } = usePages(list);
  const mayWrite = useMay("credit:write");
  const [asking, setAsking] = useState(false);
  const columns = useMemo(() => noticeColumns(t, today), [t, today]);
  const isWaiting = props.state === "draft" || props.state === "approved";
  return (
    <>
      <PageTitle tab={t("notices.tab")} answer={answerOf(t, props.state, rows, today)}>
        {mayWrite ? (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t("notices.request")}
          </Button>
        ) : undefined}
      </PageTitle>
      {props.tabs}
      <ListView
        label={t("notices.tab")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => props.onOpen(row.id)}
        keys={!props.isOpen && !asking}
        empty={
          isWaiting ? (
            <EmptyState title={t("notices.empty")}>{t("notices.emptyDetail")}</EmptyState>
          ) : (
            <EmptyState title={t("notices.emptyPast")} />
          )
        }
      />
      {asking ? (
        <RequestModal
          onClose={() => setAsking(false)}
          onDone={(id) => {
            setAsking(false);
            props.onOpen(id);
          }}
        />
      ) : null}
    </>
  );
}

function answerOf(
  t: TFunction,
  state: CreditNotice["state"],
  rows: readonly CreditNotice[],
  today: string,
): string {
  const count = rows.length;
  if (state === "approved")
    return count === 0 ? t("notices.answerNone") : t("notices.answerApproved", { count });
  if (state !== "draft") return t("notices.answerPast");
  if (count === 0) return t("notices.answerNone");
  const [first] = rows.flatMap((row) => (row.dueOn === null ? [] : [row.dueOn])).sort();
  const days = first === undefined ? null : daysUntil(first, today);
  if (days === null) return t("notices.answer", { count });
  return t("notices.answerDue", { count, when: daysInWords(t, days) });
}

/** A number of days from today in words: "in 3 days", "today", "2 days ago". */
export function daysInWords(t: TFunction, days: number): string {
  if (days === 0) return t("notices.today");
  return days > 0 ? t("notices.inDays", { count: days }) : t("notices.late", { count: -days });
}
