import { Button, Loader, Text, Title } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, codeOf } from "../api/api.ts";
import { Frame } from "../shell/frame.tsx";
import { Problem } from "../shell/problem.tsx";
import { speak } from "../words/index.ts";
import { FormSteps } from "./form-steps.tsx";
import { StatusView } from "./status-view.tsx";

const LINK_GONE = new Set(["not_open"]);

/** One link, three faces: a form to begin, a form to fill in, or how far the application is. */
export function ApplyPage() {
  const { token } = useParams({ from: "/apply/$token" });
  const [language, setLanguage] = useState<string | undefined>(undefined);
  const found = useQuery({
    queryKey: ["apply", token, language],
    queryFn: () => find(token, language),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // Another language must not begin the form anew: what is shown stays until its words are there.
    placeholderData: keepPreviousData,
  });
  const form = found.data?.form;
  useEffect(() => {
    if (form === undefined) return;
    document.title = form.title;
    void speak(form.language);
  }, [form]);
  return (
    <Frame languages={form?.languages} language={form?.language} onLanguage={setLanguage}>
      {found.isPending ? <Loader mt="xl" /> : null}
      {found.isError ? <Problem error={found.error} onRetry={() => found.refetch()} /> : null}
      {found.data?.kind === "open" ? <Begin token={token} open={found.data} /> : null}
      {found.data?.kind === "draft" ? <FormSteps token={token} draft={found.data.draft} /> : null}
      {found.data?.kind === "status" ? <StatusView token={token} /> : null}
    </Frame>
  );
}

/** A token is an applicant's own, or one that anybody may begin with: the server tells. */
async function find(token: string, language: string | undefined) {
  const params = { path: { token }, query: language === undefined ? {} : { language } };
  try {
    const draft = await answer(api.GET("/v1/public/applications/{token}", { params }));
    return { kind: "draft", draft, form: draft.form } as const;
  } catch (error) {
    if (LINK_GONE.has(codeOf(error))) return { kind: "status", form: undefined } as const;
    if (codeOf(error) !== "link_unknown") throw error;
  }
  const { form } = await answer(api.GET("/v1/public/application-links/{token}", { params }));
  return { kind: "open", form } as const;
}

interface OpenForm {
  readonly form: { readonly title: string; readonly intro: string | null; readonly language: string };
}

function Begin({ token, open }: { token: string; open: OpenForm }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/public/application-links/{token}/begin", {
          params: { path: { token } },
          body: { language: open.form.language },
        }),
      ),
    onSuccess: async (begun) => {
      client.clear();
      await navigate({ to: "/apply/$token", params: { token: begun.token }, replace: true });
    },
  });
  return (
    <>
      <Title order={1}>{open.form.title}</Title>
      {open.form.intro === null ? null : (
        <Text mt="sm" size="lg">
          {open.form.intro}
        </Text>
      )}
      <Text mt="md" c="dimmed">
        {t("begin.keep")}
      </Text>
      <Button mt="lg" size="md" w="fit-content" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t("begin.start")}
      </Button>
      {begin.isError ? <Problem error={begin.error} onRetry={() => begin.mutate()} /> : null}
    </>
  );
}
