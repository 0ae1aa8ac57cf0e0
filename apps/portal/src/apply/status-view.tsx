import { formatDate, formatMoney } from "@goodterms/ui";
import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  List,
  Loader,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { Problem } from "../shell/problem.tsx";
import { localeOf } from "../words/index.ts";
import type { Status } from "./form-types.ts";

const LOOK_EVERY_MS = 30_000;
const DAY_LENGTH = 10;
const ENDED = new Set(["approved", "declined", "withdrawn"]);
const GROUNDS = [
  "information_was_wrong",
  "more_information",
  "identity_can_be_shown",
  "circumstances_changed",
  "report_is_wrong",
] as const;

/** How far the application is, and what can be done about it. */
export function StatusView({ token }: { token: string }) {
  const { t, i18n } = useTranslation();
  const params = { path: { token } };
  const status = useQuery({
    queryKey: ["status", token],
    queryFn: () => answer(api.GET("/v1/public/applications/{token}/status", { params })),
    refetchInterval: (query) => (ENDED.has(query.state.data?.state ?? "") ? false : LOOK_EVERY_MS),
  });
  if (status.isPending) return <Loader mt="xl" />;
  if (status.isError) return <Problem error={status.error} onRetry={() => status.refetch()} />;
  const now = status.data;
  const state = now.state === "draft" ? "waiting_for_applicant" : now.state;
  return (
    <Stack gap="md">
      <Title order={1}>{now.offer === null ? t(`status.${state}`) : t("status.offer")}</Title>
      {now.submittedAt === null ? null : (
        <Text c="dimmed">
          {t("status.since", {
            date: formatDate(now.submittedAt.slice(0, DAY_LENGTH), localeOf(i18n.language)),
          })}
        </Text>
      )}
      {now.message === null || !now.isReopened ? null : (
        <Text style={{ whiteSpace: "pre-wrap" }}>{now.message}</Text>
      )}
      {now.approved === null ? null : <Given given={now.approved} />}
      {now.offer === null ? null : <Offer token={token} status={now} offer={now.offer} />}
      {now.reasons.length === 0 ? null : (
        <div>
          <Text fw={600}>{t("status.reasons")}</Text>
          <List>
            {now.reasons.map((reason) => (
              <List.Item key={reason.code}>{reason.text}</List.Item>
            ))}
          </List>
        </div>
      )}
      {now.mayAppeal ? <Appeal token={token} /> : null}
      {ENDED.has(now.state) ? null : <Withdraw token={token} />}
    </Stack>
  );
}

type Terms = Pick<NonNullable<Status["approved"]>, "limit" | "terms" | "conditions">;

function Given({ given, depositPercent = null }: { given: Terms; depositPercent?: string | null }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder>
      <Text c="dimmed" size="sm">
        {t("status.limit")}
      </Text>
      <Text fz="1.75rem" fw={600}>
        {formatMoney(given.limit.amount, given.limit.currency, localeOf(i18n.language), "currency")}
      </Text>
      {depositPercent === null ? null : (
        <Text c="dimmed" size="sm">
          {t("status.deposit", { percent: depositPercent })}
        </Text>
      )}
      {given.terms === null ? null : (
        <Text mt="xs">
          {t("status.terms")}: {given.terms}
        </Text>
      )}
      {given.conditions.length === 0 ? null : (
        <>
          <Text mt="xs">{t("status.conditions")}:</Text>
          <List>
            {given.conditions.map((condition) => (
              <List.Item key={condition}>{condition}</List.Item>
            ))}
          </List>
        </>
      )}
    </Card>
  );
}

function useStep<Body>(token: string, send: (body: Body) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["status", token] })]),
  });
}

function Offer(props: { token: string; status: Status; offer: NonNullable<Status["offer"]> }) {
  const { t, i18n } = useTranslation();
  const { token, offer } = props;
  const [code, setCode] = useState("");
  const reply = useStep(token, (accept: boolean) =>
    api.POST("/v1/public/applications/{token}/offer", {
      params: { path: { token } },
      body: { accept, ...(code !== "" && { code }) },
    }),
  );
  return (
    <Stack gap="sm">
      <Text style={{ whiteSpace: "pre-wrap" }}>{offer.reason}</Text>
      <Given given={offer} depositPercent={offer.depositPercent} />
      <Text c="dimmed">
        {t("status.until", {
          date: formatDate(offer.expiresAt.slice(0, DAY_LENGTH), localeOf(i18n.language)),
        })}
      </Text>
      {props.status.needsCode ? (
        <TextInput
          label={t("review.code")}
          inputMode="numeric"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : null}
      <Group>
        <Button loading={reply.isPending} onClick={() => reply.mutate(true)}>
          {t("status.accept")}
        </Button>
        <Button variant="default" disabled={reply.isPending} onClick={() => reply.mutate(false)}>
          {t("status.refuse")}
        </Button>
      </Group>
      {reply.isError ? <Problem error={reply.error} /> : null}
    </Stack>
  );
}

function Appeal({ token }: { token: string }) {
  const { t } = useTranslation();
  const [grounds, setGrounds] = useState<string[]>([]);
  const [text, setText] = useState("");
  const appeal = useStep(token, () =>
    api.POST("/v1/public/applications/{token}/appeal", {
      params: { path: { token } },
      body: { grounds: GROUNDS.filter((ground) => grounds.includes(ground)), text },
    }),
  );
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Text fw={600}>{t("status.appeal")}</Text>
        <Text>{t("status.appealIntro")}</Text>
        <Checkbox.Group value={grounds} onChange={setGrounds}>
          <Stack gap="xs">
            {GROUNDS.map((ground) => (
              <Checkbox key={ground} value={ground} label={t(`status.grounds.${ground}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t("status.appealText")}
          autosize
          minRows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          w="fit-content"
          disabled={grounds.length === 0 || text.trim() === ""}
          loading={appeal.isPending}
          onClick={() => appeal.mutate(undefined)}
        >
          {t("status.appealSend")}
        </Button>
        {appeal.isError ? <Problem error={appeal.error} /> : null}
      </Stack>
    </Card>
  );
}

function Withdraw({ token }: { token: string }) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  const withdraw = useStep(token, () =>
    api.POST("/v1/public/applications/{token}/withdraw", { params: { path: { token } } }),
  );
  if (!isSure) {
    return (
      <Button variant="subtle" color="gray" w="fit-content" onClick={() => setSure(true)}>
        {t("status.withdraw")}
      </Button>
    );
  }
  return (
    <Alert color="gray">
      <Text>{t("status.withdrawSure")}</Text>
      <Group mt="sm">
        <Button size="xs" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          {t("status.withdraw")}
        </Button>
        <Button size="xs" variant="default" onClick={() => setSure(false)}>
          {t("steps.back")}
        </Button>
      </Group>
      {withdraw.isError ? <Problem error={withdraw.error} /> : null}
    </Alert>
  );
}
