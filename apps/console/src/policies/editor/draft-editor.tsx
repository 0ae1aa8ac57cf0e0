import { Button, NativeSelect, SegmentedControl, Skeleton, TextInput, UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import type { Policy } from "../policy-api.ts";
import { documentOf } from "../policy-document.ts";
import { PolicyInWords } from "../policy-in-words.tsx";
import { outlineOf } from "../policy-reference.ts";
import classes from "./editor.module.css";
import { LeaveGuard } from "./leave-guard.tsx";
import { NamesReference } from "./names-reference.tsx";
import type { EditorHandle } from "./text-editor.tsx";
import { type Draft, useDraft } from "./use-draft.ts";

const NOTE_MAX = 2_000;
// The editor is large, and only those who write a policy need it.
const TextEditor = lazy(async () => ({ default: (await import("./text-editor.tsx")).TextEditor }));

/** The text of a policy beside what it says; a draft can be changed and is checked while it is written. */
export function DraftEditor({ policy, mayWrite }: { policy: Policy; mayWrite: boolean }) {
  const { t } = useTranslation();
  const draft = useDraft(policy);
  const handle = useRef<EditorHandle>(null);
  return (
    <>
      <ProblemAlert error={draft.saving.error} />
      <div className={classes.editor}>
        <div className={classes.pane}>
          <Bar policy={policy} draft={draft} mayWrite={mayWrite} handle={handle} />
          <div className={classes.text}>
            <Suspense fallback={<Skeleton h="100%" />}>
              <TextEditor
                label={t("policies.editor")}
                value={draft.text}
                problems={draft.problems}
                readOnly={!mayWrite}
                onChange={draft.setText}
                onSave={draft.save}
                handle={handle}
              />
            </Suspense>
          </div>
          <Problems draft={draft} handle={handle} />
        </div>
        <Beside draft={draft} mayWrite={mayWrite} handle={handle} />
      </div>
      <LeaveGuard isDirty={draft.isDirty} />
    </>
  );
}

function Bar(props: {
  policy: Policy;
  draft: Draft;
  mayWrite: boolean;
  handle: React.RefObject<EditorHandle | null>;
}) {
  const { t } = useTranslation();
  const { draft, mayWrite } = props;
  const outline = useMemo(() => outlineOf(draft.text), [draft.text]);
  return (
    <div className={classes.bar}>
      <NativeSelect
        size="xs"
        className={classes.outline ?? ""}
        aria-label={t("policies.outline")}
        value=""
        onChange={(event) => props.handle.current?.goTo(Number(event.currentTarget.value))}
        data={[
          { value: "", label: t("policies.outline") },
          ...outline.map(({ name, line }) => ({ value: String(line), label: name })),
        ]}
      />
      {mayWrite ? (
        <TextInput
          size="xs"
          className={classes.note ?? ""}
          aria-label={t("policies.note")}
          placeholder={t("policies.notePlaceholder")}
          maxLength={NOTE_MAX}
          value={draft.note}
          onChange={(event) => draft.setNote(event.currentTarget.value)}
        />
      ) : null}
      <span className={classes.state} role="status">
        {draft.isChecking
          ? t("policies.checking")
          : draft.problems.length === 0
            ? t("policies.sound")
            : t("policies.problems", { count: draft.problems.length })}
        {mayWrite ? ` · ${t(draft.isDirty ? "policies.unsaved" : "policies.saved")}` : ""}
      </span>
      {mayWrite ? (
        <Button size="xs" disabled={!draft.isDirty} loading={draft.saving.isPending} onClick={draft.save}>
          {t("policies.save")}
        </Button>
      ) : null}
    </div>
  );
}

function Problems({ draft, handle }: { draft: Draft; handle: React.RefObject<EditorHandle | null> }) {
  const { t } = useTranslation();
  if (draft.problems.length === 0) return null;
  return (
    <ul className={classes.problems}>
      {draft.problems.map((problem) => (
        <li key={`${problem.path} ${problem.message}`}>
          <UnstyledButton
            className={classes.problem ?? ""}
            onClick={() => handle.current?.goTo(problem.line ?? 1, problem.column ?? 1)}
          >
            <span className={classes.line}>
              {problem.line === null ? "" : t("policies.problemAt", { line: problem.line })}
            </span>
            <span>
              {problem.path === "" ? null : <code>{problem.path.slice(1).replaceAll("/", " › ")}</code>}{" "}
              {problem.message}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function Beside(props: { draft: Draft; mayWrite: boolean; handle: React.RefObject<EditorHandle | null> }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState("words");
  const document = documentOf(props.draft);
  return (
    <section className={classes.pane} aria-label={t("policies.beside")}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t("policies.beside")}
          value={shown}
          onChange={setShown}
          data={[
            { value: "words", label: t("policies.besides.words") },
            { value: "names", label: t("policies.besides.names") },
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.beside} tabIndex={0} aria-label={t(`policies.besides.${shown as "words"}`)}>
        {shown === "names" ? (
          <NamesReference
            onChoose={props.mayWrite ? (name) => props.handle.current?.insert(name) : undefined}
          />
        ) : document === null ? (
          <p className={classes.means}>{t("policies.brokenRendering")}</p>
        ) : (
          <PolicyInWords document={document} />
        )}
      </section>
    </section>
  );
}
