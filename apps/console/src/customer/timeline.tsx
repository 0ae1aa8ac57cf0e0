import { EmptyState, formatDate, formatInstant, MoneyText, Panel, useLocale } from "@goodterms/ui";
import { Button, Chip, Group, Skeleton, Stack, UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowDownLeft,
  IconCalendarEvent,
  IconCoin,
  IconCoinOff,
  IconFileInvoice,
  IconFileMinus,
  IconLink,
  IconMessageCircleExclamation,
  IconPoint,
  IconReceiptTax,
} from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isReadable } from "../api/documents.ts";
import { timelineQuery } from "../api/queries.ts";
import type { DocumentLink, TimelineEntry } from "../api/types.ts";
import { useActorName } from "../settings/use-actor-name.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import classes from "./customer.module.css";
import { kindInWords } from "./document-name.ts";
import { TIMELINE_GROUPS, type TimelineGroup, timelineAmount } from "./timeline-kinds.ts";

const ICONS: Record<string, typeof IconPoint> = {
  invoice: IconFileInvoice,
  payment: IconArrowDownLeft,
  credit_note: IconFileMinus,
  refund: IconCoin,
  fee: IconReceiptTax,
  write_off: IconCoinOff,
  reversal: IconArrowBackUp,
  allocation: IconLink,
  due_date_changed: IconCalendarEvent,
  disputed: IconMessageCircleExclamation,
  excess: IconAlertTriangle,
};

/** The middle part: everything that happened, newest first, filtered by what it is about. */
export function Timeline(props: { customerId: string; onDocument: (document: DocumentLink) => void }) {
  const { t } = useTranslation();
  const [group, setGroup] = useState<TimelineGroup | "all">("all");
  const actorName = useActorName();
  const kinds = group === "all" ? [] : TIMELINE_GROUPS[group];
  const list = useInfiniteQuery({
    ...timelineQuery(props.customerId, kinds),
    placeholderData: keepPreviousData,
  });
  const entries = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className={classes.scrollPart}>
      <Panel title={t("customer.timeline.title")} flush>
        <Filter group={group} onGroup={setGroup} />
        {list.data === undefined ? (
          list.error === null ? (
            <TimelineSkeleton />
          ) : (
            <ProblemState error={list.error} onRetry={() => void list.refetch()} />
          )
        ) : entries.length === 0 ? (
          <EmptyState
            title={group === "all" ? t("customer.timeline.empty") : t("customer.timeline.emptyFilter")}
          >
            {group === "all" ? t("customer.timeline.emptyDetail") : null}
          </EmptyState>
        ) : (
          <ol className={classes.timeline}>
            {entries.map((entry, index) => (
              <Entry
                key={`${entry.at} ${entry.kind} ${entry.document?.id ?? index}`}
                entry={entry}
                sameDay={entries[index - 1]?.on === entry.on}
                actor={entry.actor.startsWith("system") ? null : actorName(entry.actor)}
                onDocument={props.onDocument}
              />
            ))}
          </ol>
        )}
        {list.hasNextPage ? (
          <Group justify="center" p="md">
            <Button
              variant="default"
              size="xs"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t("customer.timeline.more")}
            </Button>
          </Group>
        ) : null}
      </Panel>
    </div>
  );
}

function Filter(props: { group: TimelineGroup | "all"; onGroup: (group: TimelineGroup | "all") => void }) {
  const { t } = useTranslation();
  const groups = Object.keys(TIMELINE_GROUPS) as TimelineGroup[];
  return (
    <Chip.Group
      multiple={false}
      value={props.group}
      onChange={(value) => props.onGroup(value as TimelineGroup | "all")}
    >
      <div className={classes.filter} role="radiogroup" aria-label={t("customer.timeline.filter")}>
        <Chip size="xs" value="all" variant="light">
          {t("customer.timeline.all")}
        </Chip>
        {groups.map((group) => (
          <Chip key={group} size="xs" value={group} variant="light">
            {t(`customer.timeline.groups.${group}`)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  );
}

function Entry(props: {
  entry: TimelineEntry;
  sameDay: boolean;
  actor: string | null;
  onDocument: (document: DocumentLink) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { entry } = props;
  const Icon = ICONS[entry.kind] ?? IconPoint;
  const document = entry.document !== null && isReadable(entry.document) ? entry.document : null;
  const actor = props.actor === null ? null : t("customer.timeline.by", { actor: props.actor });
  const title = entry.kind === "excess" ? kindInWords("excess") : entry.title;
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <span className={classes.entryDate}>{props.sameDay ? null : formatDate(entry.on, locale)}</span>
      <span className={classes.entryIcon}>
        <Icon size={16} stroke={1.6} aria-hidden="true" />
      </span>
      <div className={classes.entryWords}>
        {document === null ? (
          <span>{title}</span>
        ) : (
          <UnstyledButton className={classes.entryLink ?? ""} onClick={() => props.onDocument(document)}>
            {title}
          </UnstyledButton>
        )}
        <div
          className={classes.entryDetail}
          title={t("customer.timeline.booked", { at: formatInstant(entry.at, locale) })}
        >
          {[entry.detail, actor]
            .filter((part) => part !== null && part !== undefined && part !== "")
            .join(" · ")}
        </div>
      </div>
      <span className={classes.entryAmount}>
        {entry.amount === null || entry.currency === null ? null : (
          <MoneyText
            amount={timelineAmount(entry.kind, entry.amount)}
            currency={entry.currency}
            shape="currency"
            tone={entry.kind === "write_off" ? "lost" : "plain"}
          />
        )}
      </span>
    </li>
  );
}

function TimelineSkeleton() {
  return (
    <Stack px="md" pb="md" gap="md" aria-busy="true">
      {[70, 55, 62, 48, 66, 58].map((width) => (
        <Skeleton key={width} height={16} width={`${width}%`} />
      ))}
    </Stack>
  );
}
