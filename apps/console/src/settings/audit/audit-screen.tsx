import { EmptyState, formatInstant, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Skeleton, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AuditFilter, eventsQuery } from "../../api/settings-queries.ts";
import type { AuditEvent } from "../../api/types.ts";
import { ProblemState } from "../../shell/screen-states.tsx";
import classes from "../settings.module.css";
import { useActorName } from "../use-actor-name.ts";

const DEBOUNCE_MS = 250;

/** Everything that was done, by whom, to what. */
export function AuditScreen() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/inside/settings/audit" });
  const list = useInfiniteQuery({ ...eventsQuery(filter), placeholderData: keepPreviousData });
  const events = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageTitle
        tab={t("settings.parts.audit")}
        answer={t("settings.audit.answer")}
        below={t("settings.audit.below")}
      />
      <Filters filter={filter} />
      <Panel title={t("settings.parts.audit")} hiddenTitle flush>
        {list.data === undefined ? (
          list.error === null ? (
            <Skeleton height={400} m="md" width="auto" />
          ) : (
            <ProblemState error={list.error} onRetry={() => void list.refetch()} />
          )
        ) : events.length === 0 ? (
          <EmptyState title={t("settings.audit.nothing")}>{t("settings.audit.nothingDetail")}</EmptyState>
        ) : (
          <EventTable events={events} />
        )}
        {list.hasNextPage ? (
          <Group justify="center" p="md">
            <Button
              variant="default"
              size="xs"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t("settings.audit.more")}
            </Button>
          </Group>
        ) : null}
      </Panel>
    </>
  );
}

function Filters({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [subject, setSubject] = useState(filter.subject ?? "");
  const [type, setType] = useState(filter.type ?? "");
  const [typed] = useDebouncedValue(`${subject.trim()} ${type.trim()}`, DEBOUNCE_MS);
  useEffect(() => {
    const [about = "", kind = ""] = typed.split(" ");
    const search = { ...(about === "" ? {} : { subject: about }), ...(kind === "" ? {} : { type: kind }) };
    void navigate({ to: "/settings/audit", search, replace: true });
  }, [typed, navigate]);
  return (
    <div className={classes.filters}>
      <TextInput
        size="xs"
        label={t("settings.audit.subject")}
        placeholder={t("settings.audit.subjectHelp")}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t("settings.audit.type")}
        placeholder={t("settings.audit.typeHelp")}
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
      />
    </div>
  );
}

function EventTable({ events }: { events: readonly AuditEvent[] }) {
  const { t } = useTranslation();
  const actorName = useActorName();
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("settings.audit.what")}</th>
            <th scope="col" className="wide-only">
              {t("settings.audit.subject")}
            </th>
            <th scope="col" className="wide-only">
              {t("settings.audit.who")}
            </th>
            <th scope="col">{t("settings.audit.when")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} actor={actorName(event.actor)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event, actor }: { event: AuditEvent; actor: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <th scope="row">
          <UnstyledButton
            className={classes.disclose ?? ""}
            aria-expanded={open}
            aria-label={t("settings.audit.show", { type: event.type })}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={14} aria-hidden="true" />
            {typeInWords(event.type)}
          </UnstyledButton>
          <div className={`narrow-only ${classes.notes}`}>{actor}</div>
        </th>
        <td className={`wide-only ${classes.mono}`}>
          <Subject subject={event.subject} />
        </td>
        <td className="wide-only">{actor}</td>
        <td className="gt-figure">{formatInstant(event.occurredAt, locale)}</td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={4}>
            <pre className={classes.data}>{JSON.stringify(event.data, null, 2)}</pre>
            <div className={`narrow-only ${classes.mono}`}>
              <Subject subject={event.subject} />
            </div>
            <div className={classes.notes}>
              {event.sequence === null
                ? t("settings.audit.notSealed")
                : t("settings.audit.sealed", { sequence: event.sequence })}{" "}
              · {event.type} · {t("settings.audit.request")} {event.requestId}
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Subject({ subject }: { subject: AuditEvent["subject"] }) {
  if (!subject.id.startsWith("cus_")) return subject.id;
  return (
    <Link to="/customers/$customerId" params={{ customerId: subject.id }} className="quiet">
      {subject.id}
    </Link>
  );
}

/** "Period closed" for "receivables.period_closed": the API's own words, as a person would write them. */
function typeInWords(type: string): string {
  const words = type.slice(type.indexOf(".") + 1).replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
