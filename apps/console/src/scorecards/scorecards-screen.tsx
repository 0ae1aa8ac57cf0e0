import { EmptyState, formatInstant, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActorName } from "../settings/use-actor-name.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { type CardRow, type FitRow, fitsQuery, scorecardsQuery } from "./scorecard-api.ts";
import classes from "./scorecards.module.css";

/** The library of scorecards, what has been learned or is being learned, and the way to learn another. */
export function ScorecardsScreen() {
  const { t } = useTranslation();
  const mayLearn = useMay("credit:policy");
  const cards = useInfiniteQuery(scorecardsQuery);
  const rows = cards.data?.pages.flatMap((page) => page.data) ?? [];
  if (cards.error !== null && cards.data === undefined)
    return <ProblemState error={cards.error} onRetry={() => void cards.refetch()} />;
  return (
    <div className="page">
      <PageTitle
        tab={t("scorecards.tab")}
        answer={
          cards.data === undefined
            ? t("scorecards.tab")
            : rows.length === 0
              ? t("scorecards.none")
              : t("scorecards.answer", { count: rows.length })
        }
        below={t("scorecards.below")}
      >
        {mayLearn ? <ButtonLink to="/scorecards/learn">{t("scorecards.learn")}</ButtonLink> : null}
      </PageTitle>
      <div className={classes.two}>
        <Panel title={t("scorecards.library")} flush>
          {cards.data === undefined ? (
            <Skeleton height={160} m="md" width="auto" />
          ) : rows.length === 0 ? (
            <EmptyState title={t("scorecards.none")}>{t("scorecards.emptyDetail")}</EmptyState>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <CardLink row={row} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Fits />
      </div>
    </div>
  );
}

function CardLink({ row }: { row: CardRow }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const actorName = useActorName();
  return (
    <Link to="/scorecards/$scorecardId" params={{ scorecardId: row.id }} className={classes.row ?? ""}>
      <span className={classes.strong}>{row.name}</span>
      <span className={classes.muted}>{t("scorecards.version", { version: row.version })}</span>
      <span className={classes.whole}>
        {t("scorecards.madeBy", {
          person: actorName(row.createdBy),
          at: formatInstant(row.createdAt, locale),
        })}
      </span>
      {row.note === "" ? null : <span className={classes.whole}>{row.note}</span>}
    </Link>
  );
}

function Fits() {
  const { t } = useTranslation();
  const fits = useInfiniteQuery(fitsQuery);
  const rows = fits.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Panel title={t("scorecards.fits")} flush>
      {fits.data === undefined ? (
        <Skeleton height={160} m="md" width="auto" />
      ) : rows.length === 0 ? (
        <p className={classes.nothing}>{t("scorecards.noFits")}</p>
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <FitLink row={row} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function FitLink({ row }: { row: FitRow }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Link to="/scorecards/fits/$fitId" params={{ fitId: row.id }} className={classes.row ?? ""}>
      <span className={classes.strong}>{row.name}</span>
      <span className={classes.muted}>{t(`scorecards.states.${row.state}`)}</span>
      <span className={classes.whole}>
        {t(`scorecards.sources.${row.source}`)} · {t(`scorecards.methods.${row.method}`)} ·{" "}
        {formatInstant(row.createdAt, locale)}
      </span>
    </Link>
  );
}
