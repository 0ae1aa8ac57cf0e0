import { formatCount, formatShare, PageTitle, useLocale } from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importQuery } from "../api/queries.ts";
import type { Import } from "../api/types.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { isRunning } from "./import-state.ts";
import { MappingStep } from "./mapping-step.tsx";
import { ProgressStep } from "./progress-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { useImportEvents } from "./use-import-events.ts";

/** One import from the file to the result. Where it stands comes from the server, so that leaving loses nothing. */
export function ImportScreen() {
  const { importId } = useParams({ from: "/inside/imports/$importId" });
  const { data, error, refetch } = useQuery(importQuery(importId));
  useImportEvents(importId, data !== undefined && isRunning(data));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <Skeleton height={200} />
        <Skeleton height={360} />
      </div>
    );
  }
  return <Steps key={data.id} one={data} />;
}

function Steps({ one }: { one: Import }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const mapping = one.state === "uploaded" || (changing && !isRunning(one));
  return (
    <div className="page">
      <PageTitle
        tab={one.fileName}
        above={
          <Link to="/imports" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("imports.all")}
          </Link>
        }
        answer={<Answer one={one} mapping={mapping} />}
        below={<Shape one={one} />}
      />
      {mapping ? (
        <MappingStep one={one} onSent={() => setChanging(false)} />
      ) : isRunning(one) ? (
        <ProgressStep one={one} />
      ) : (
        <ResultStep one={one} onChange={() => setChanging(true)} />
      )}
    </div>
  );
}

function Answer({ one, mapping }: { one: Import; mapping: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const file = one.fileName;
  const { accepted, refused, percent } = one.progress;
  const rows = { file, accepted: formatCount(accepted, locale), refused: formatCount(refused, locale) };
  const questions = one.proposal.questions.length;
  if (mapping) {
    return questions === 0
      ? t("imports.answers.mapping", { file })
      : t("imports.answers.questions", { file, count: questions });
  }
  if (isRunning(one)) {
    return one.dryRun
      ? t("imports.answers.checking", { file })
      : t("imports.answers.running", { file, percent: formatShare(percent / 100, locale) });
  }
  if (one.state === "failed" || one.state === "cancelled") return t(`imports.answers.${one.state}`, { file });
  return one.dryRun ? t("imports.answers.checked", rows) : t("imports.answers.done", rows);
}

function Shape({ one }: { one: Import }) {
  const { t } = useTranslation();
  const { shape } = one;
  const delimiter = shape.delimiter === "\t" ? t("imports.tabulator") : shape.delimiter;
  return `${t(`imports.kinds.${one.kind}`)} · ${t("imports.shape", {
    format: shape.format.toUpperCase(),
    encoding: shape.encoding,
    delimiter: delimiter === null ? "" : t("imports.delimiter", { delimiter }),
  })}`;
}
