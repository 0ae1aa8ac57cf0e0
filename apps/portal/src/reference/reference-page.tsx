import { Button, Group, Loader, Radio, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { MoneyField } from "../apply/questions/compound-fields.tsx";
import { Frame } from "../shell/frame.tsx";
import { Problem } from "../shell/problem.tsx";
import { speak } from "../words/index.ts";

const PROMPTNESS = ["always", "mostly", "sometimes_late", "often_late", "not_paid"] as const;
const LANGUAGES = ["en", "de"];

/** A referee's page: who asks about whom, five short questions, once. */
export function ReferencePage() {
  const { t, i18n } = useTranslation();
  const { token } = useParams({ from: "/reference/$token" });
  const found = useQuery({
    queryKey: ["reference", token],
    queryFn: () => answer(api.GET("/v1/public/references/{token}", { params: { path: { token } } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [isSent, setSent] = useState(false);
  useEffect(() => {
    if (found.data !== undefined) void speak(found.data.language);
  }, [found.data]);
  const isDone = isSent || found.data?.isAnswered === true;
  return (
    <Frame
      languages={LANGUAGES}
      language={i18n.resolvedLanguage}
      onLanguage={(language) => void speak(language)}
    >
      {found.isPending ? <Loader mt="xl" /> : null}
      {found.isError ? <Problem error={found.error} onRetry={() => found.refetch()} /> : null}
      {isDone ? <Title order={1}>{t("reference.thanks")}</Title> : null}
      {found.data === undefined || isDone ? null : (
        <ReferenceForm token={token} applicant={found.data.applicant ?? ""} onSent={() => setSent(true)} />
      )}
    </Frame>
  );
}

interface Answers {
  readonly willAnswer: boolean | null;
  readonly givenBy: string;
  readonly knownSinceYear: string;
  readonly highestCredit: { amount: number; currency: string } | null;
  readonly termsDays: string;
  readonly paysPromptly: string;
  readonly comments: string;
}

const NOTHING: Answers = {
  willAnswer: null,
  givenBy: "",
  knownSinceYear: "",
  highestCredit: null,
  termsDays: "",
  paysPromptly: "",
  comments: "",
};

function ReferenceForm(props: { token: string; applicant: string; onSent: () => void }) {
  const { t } = useTranslation();
  const { token, applicant } = props;
  const [answers, setAnswers] = useState(NOTHING);
  const set = (part: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...part }));
  const send = useMutation({
    mutationFn: () =>
      api.POST("/v1/public/references/{token}", { params: { path: { token } }, body: bodyOf(answers) }),
    onSuccess: props.onSent,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Title order={1}>{t("reference.title", { applicant })}</Title>
        <Text>{t("reference.intro", { applicant })}</Text>
        <Radio.Group
          label={t("reference.willAnswer")}
          value={answers.willAnswer === null ? "" : String(answers.willAnswer)}
          onChange={(chosen) => set({ willAnswer: chosen === "true" })}
        >
          <Group mt="xs">
            <Radio value="true" label={t("reference.yes")} />
            <Radio value="false" label={t("reference.no")} />
          </Group>
        </Radio.Group>
        <TextInput
          label={t("reference.givenBy")}
          autoComplete="name"
          required
          value={answers.givenBy}
          onChange={(event) => set({ givenBy: event.currentTarget.value })}
        />
        {answers.willAnswer === true ? <Experience answers={answers} set={set} /> : null}
        {send.isError ? <Problem error={send.error} onRetry={() => send.mutate()} /> : null}
        <Button type="submit" w="fit-content" disabled={answers.willAnswer === null} loading={send.isPending}>
          {t("reference.send")}
        </Button>
      </Stack>
    </form>
  );
}

function Experience({ answers, set }: { answers: Answers; set: (part: Partial<Answers>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label={t("reference.knownSince")}
          inputMode="numeric"
          pattern="[0-9]{4}"
          value={answers.knownSinceYear}
          onChange={(event) => set({ knownSinceYear: event.currentTarget.value })}
        />
        <TextInput
          label={t("reference.termsDays")}
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          value={answers.termsDays}
          onChange={(event) => set({ termsDays: event.currentTarget.value })}
        />
      </Group>
      <MoneyField
        question={{ key: "highest", type: "money", label: "", help: null }}
        label={t("reference.highestCredit")}
        value={answers.highestCredit}
        error={undefined}
        onChange={(value) => set({ highestCredit: value as Answers["highestCredit"] })}
      />
      <Radio.Group
        label={t("reference.pays")}
        value={answers.paysPromptly}
        onChange={(paysPromptly) => set({ paysPromptly })}
      >
        <Stack gap="xs" mt="xs">
          {PROMPTNESS.map((each) => (
            <Radio key={each} value={each} label={t(`reference.paysPromptly.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t("reference.comments")}
        autosize
        minRows={2}
        value={answers.comments}
        onChange={(event) => set({ comments: event.currentTarget.value })}
      />
    </>
  );
}

function bodyOf(answers: Answers) {
  const { willAnswer, givenBy, knownSinceYear, highestCredit, termsDays, comments } = answers;
  const paysPromptly = PROMPTNESS.find((each) => each === answers.paysPromptly);
  if (willAnswer !== true) return { willAnswer: false, givenBy };
  return {
    willAnswer: true,
    givenBy,
    ...(knownSinceYear !== "" && { knownSinceYear: Number(knownSinceYear) }),
    ...(highestCredit !== null && { highestCredit }),
    ...(termsDays !== "" && { termsDays: Number(termsDays) }),
    ...(paysPromptly !== undefined && { paysPromptly }),
    ...(comments !== "" && { comments }),
  };
}
