import { formatInstant, useLocale } from "@goodterms/ui";
import { Badge, Drawer, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { authoritiesQuery } from "../api/credit-queries.ts";
import { TextLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useAnyActor } from "../shell/use-any-actor.ts";
import { useHolderName } from "./holder-name.tsx";
import { proposalPackQuery, proposalQuery } from "./limit-queries.ts";
import type { LimitProposal } from "./limit-types.ts";
import { moneyOrNone } from "./limit-words.ts";
import classes from "./limits.module.css";
import { PackButton } from "./pack-button.tsx";
import { ProposalActions } from "./proposal-actions.tsx";
import { ProposalEffect } from "./proposal-effect.tsx";

/** One proposal: what it would do, who has signed, and the two answers. */
export function ProposalDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(proposalQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      closeButtonProps={{ "aria-label": t("common.close") }}
      size="lg"
      title={t("limits.views.proposals")}
    >
      {found.error !== null && found.data === undefined ? <ProblemState error={found.error} /> : null}
      {found.data === undefined ? (
        found.error === null ? (
          <Skeleton height={320} />
        ) : null
      ) : (
        <Proposal proposal={found.data} onClose={onClose} />
      )}
    </Drawer>
  );
}

function Proposal({ proposal, onClose }: { proposal: LimitProposal; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = useHolderName({ holder: proposal.holder, id: proposal.holderId }) ?? "";
  const actorName = useAnyActor();
  const isCustomer = proposal.holder === "customer";
  const pack = useQuery({ ...proposalPackQuery(proposal.id), enabled: isCustomer });
  const title = t("limits.proposals.title", {
    name,
    before: moneyOrNone(t, proposal.before, locale),
    after: moneyOrNone(t, proposal.limit, locale),
  });
  return (
    <Stack gap="md">
      <div>
        <Group gap="xs" align="baseline">
          <Text component="h2" fw={600} size="lg" m={0}>
            {isCustomer ? (
              <TextLink to="/customers/$customerId" params={{ customerId: proposal.holderId }} inherit>
                {title}
              </TextLink>
            ) : (
              title
            )}
          </Text>
          {proposal.state === "open" ? null : (
            <Badge variant="light" color="gray">
              {t(`limits.proposals.states.${proposal.state}`)}
            </Badge>
          )}
        </Group>
        <Text size="sm">{proposal.reason}</Text>
        {proposal.recommendation === null || proposal.recommendation === proposal.reason ? null : (
          <Text size="sm" c="dimmed">
            {proposal.recommendation}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t("limits.proposals.proposedBy", {
            name: actorName(proposal.proposedBy),
            at: formatInstant(proposal.proposedAt, locale),
          })}{" "}
          · {t(`limits.proposals.sources.${proposal.source}`)}
        </Text>
      </div>
      {isCustomer ? <ProposalEffect proposal={proposal} pack={pack} /> : null}
      <Signatures proposal={proposal} actorName={actorName} />
      {isCustomer ? (
        <PackButton path={`/v1/credit/limit-proposals/${proposal.id}/committee-pack`} name={name} />
      ) : null}
      {proposal.state === "open" ? <ProposalActions proposal={proposal} onClose={onClose} /> : null}
    </Stack>
  );
}

function Signatures(props: { proposal: LimitProposal; actorName: (actor: string) => string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = useQuery(authoritiesQuery).data?.own;
  const { signatures, approvalsNeeded, state } = props.proposal;
  return (
    <section>
      <h3 className={classes.heading}>{t("limits.proposals.signed")}</h3>
      <ul className={classes.signatures}>
        <li>
          {t("limits.proposals.authority")}:{" "}
          <strong>{t("limits.proposals.authorityLine", { count: approvalsNeeded })}</strong>
          {own === undefined || state !== "open" ? null : (
            <span className={classes.note}>
              {" · "}
              {own.unbounded
                ? t("limits.proposals.yoursUnbounded")
                : own.source === "none"
                  ? t("limits.proposals.yoursNone")
                  : t("limits.proposals.yours", { amount: moneyOrNone(t, own.limit, locale) })}
            </span>
          )}
        </li>
        {signatures.map((signature) => (
          <li key={`${signature.by} ${signature.at}`}>
            {t("limits.proposals.signedBy", {
              name: props.actorName(signature.by),
              verdict: t(`limits.proposals.verdicts.${signature.verdict}`),
            })}
            <span className={classes.note}> {formatInstant(signature.at, locale)}</span>
            {signature.note === "" ? null : <div className={classes.note}>{signature.note}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
