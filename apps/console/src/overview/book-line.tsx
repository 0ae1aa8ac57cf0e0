import { formatCount, formatInstant, useLocale } from "@goodterms/ui";
import { Button, List, Popover, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import type { Overview } from "../api/types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import classes from "./overview.module.css";

/** Whether the book proves itself: when it last did, and the proof again on demand. */
export function BookLine({ book }: { book: Overview["book"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const verify = useMutation({ mutationFn: () => answer(api.GET("/v1/verify")) });
  const ok = verify.data?.ok ?? book.ok;
  const at = book.verifiedAt === null ? "" : formatInstant(book.verifiedAt, locale);
  const Icon = ok === null ? IconCircleDashed : ok ? IconCircleCheck : IconAlertTriangle;
  const text =
    ok === null
      ? t("overview.bookNever")
      : ok
        ? t("overview.bookOk", { at })
        : t("overview.bookBroken", { at });
  return (
    <Popover position="bottom-end" width={320} shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.book ?? ""}
          data-state={ok === null ? "never" : ok ? "ok" : "broken"}
        >
          <Icon size={16} stroke={1.8} aria-hidden="true" />
          <span>{text}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {verify.data === undefined ? (
          <Text size="sm">{text}</Text>
        ) : (
          <>
            <Text size="sm" fw={500} mb={6}>
              {t("overview.checks")}
            </Text>
            <List size="sm" spacing={2} listStyleType="none">
              {verify.data.checks.map((check) => (
                <List.Item key={check.name}>
                  {check.ok ? "✓" : "✗"} {check.name} ·{" "}
                  <span className="gt-note">
                    {t("overview.verified", { checked: formatCount(check.checked, locale) })}
                  </span>
                </List.Item>
              ))}
            </List>
          </>
        )}
        <ProblemAlert error={verify.error} />
        <Button
          mt="sm"
          size="xs"
          variant="default"
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {verify.isPending ? t("overview.verifying") : t("overview.verify")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
