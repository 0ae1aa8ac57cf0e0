import { Badge, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keepMerchant } from "./merchant-choice.ts";
import classes from "./shell.module.css";
import { useMe } from "./use-me.ts";

/** Whose books are open; a person with several changes them here. */
export function MerchantMenu() {
  const { t } = useTranslation();
  const { merchant, merchants } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const choose = async (id: string): Promise<void> => {
    keepMerchant(id);
    await navigate({ to: "/" });
    await queries.resetQueries();
  };
  const name = (
    <span className={classes.merchantName}>
      <img src="/goodterms.svg" alt="" width={22} height={22} />
      <span className={classes.clip}>{merchant.name}</span>
      {merchant.mode === "test" ? (
        <Badge size="xs" color="yellow" variant="light" title={t("common.testDataNote")}>
          {t("common.testData")}
        </Badge>
      ) : null}
    </span>
  );
  if (merchants.length < 2) return <div className={classes.merchant}>{name}</div>;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.merchant ?? ""}
          aria-label={`${t("common.shell.merchant")}: ${merchant.name}`}
        >
          {name}
          <IconSelector size={15} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {merchants.map((other) => (
          <Menu.Item
            key={other.id}
            onClick={() => void choose(other.id)}
            rightSection={other.id === merchant.id ? <IconCheck size={14} /> : null}
          >
            <Text size="sm">{other.name}</Text>
            {other.mode === "test" ? (
              <Text size="xs" c="dimmed">
                {t("common.testData")}
              </Text>
            ) : null}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
