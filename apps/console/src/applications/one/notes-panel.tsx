import { InstantText, Panel } from "@goodterms/ui";
import { Button, Group, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { useActorName } from "../../settings/use-actor-name.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import type { applications } from "../../words/applications.ts";
import { useCaseAct } from "../acts/use-case-act.ts";
import type { ApplicationCase, Note } from "../types.ts";
import classes from "./one.module.css";

type Ground = keyof typeof applications.notes.grounds;

/** What colleagues noted, what the applicant was told, and what they say in an appeal; newest first. */
export function NotesPanel({ shown, mayWrite }: { shown: ApplicationCase; mayWrite: boolean }) {
  const { t } = useTranslation();
  const nameOf = useActorName();
  return (
    <Panel title={t("applications.notes.title")}>
      {mayWrite && shown.application.erasedAt === null ? <NoteForm id={shown.application.id} /> : null}
      {shown.notes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("applications.notes.none")}
        </Text>
      ) : (
        shown.notes
          .toReversed()
          .map((note) => <OneNote key={note.id} note={note} by={nameOf(note.actor)} applicant={shown} />)
      )}
    </Panel>
  );
}

function OneNote({ note, by, applicant }: { note: Note; by: string; applicant: ApplicationCase }) {
  const { t } = useTranslation();
  const who = note.kind === "appeal" ? (applicant.application.contact ?? by) : by;
  return (
    <div className={classes.entry}>
      <div className={classes.entryHead}>
        <strong>{t(`applications.notes.kinds.${note.kind}`)}</strong>
        <span className="gt-note">
          {who} · <InstantText at={note.createdAt} />
        </span>
      </div>
      {note.grounds.length === 0 ? null : (
        <Text size="sm" c="dimmed">
          {note.grounds.map((ground) => t(`applications.notes.grounds.${ground as Ground}`)).join(" · ")}
        </Text>
      )}
      <p className={classes.words}>{note.text ?? t("applications.notes.erased")}</p>
    </div>
  );
}

function NoteForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const noting = useCaseAct({
    act: (body: { text: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/notes", { params: { path: { id } }, body, headers })),
    done: () => null,
    onDone: () => setText(""),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "") noting.mutate({ text: text.trim() });
  };
  return (
    <form onSubmit={submit} style={{ marginBottom: "0.75rem" }}>
      <Textarea
        aria-label={t("applications.notes.label")}
        placeholder={t("applications.notes.label")}
        autosize
        minRows={1}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemAlert error={noting.error} />
      {text.trim() === "" ? null : (
        <Group justify="flex-end" mt="xs">
          <Button type="submit" size="xs" loading={noting.isPending}>
            {t("applications.notes.add")}
          </Button>
        </Group>
      )}
    </form>
  );
}
