import { Stack, Text, TextInput, Title, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { REFERENCE } from "../policy-reference.ts";
import classes from "./editor.module.css";

/** Every name that conditions and formulas may use, and what it means; a press writes it where the cursor is. */
export function NamesReference({ onChoose }: { onChoose: ((name: string) => void) | undefined }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const groups = REFERENCE.map(({ group, names }) => ({
    group,
    names: names
      .map((name) => ({ name, means: t(`policies.names.${name}`) }))
      .filter(({ name, means }) => `${name} ${means}`.toLowerCase().includes(wanted)),
  })).filter(({ names }) => names.length > 0);
  return (
    <Stack gap="md">
      <TextInput
        size="xs"
        type="search"
        aria-label={t("policies.search")}
        placeholder={t("policies.search")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {groups.map(({ group, names }) => (
        <section key={group}>
          <Title order={3} mb={4}>
            {t(`policies.groups.${group}`)}
          </Title>
          <div className={classes.names}>
            {names.map(({ name, means }) => (
              <UnstyledButton
                key={name}
                className={classes.name ?? ""}
                disabled={onChoose === undefined}
                onClick={() => onChoose?.(name)}
              >
                <code>{name}</code>
                <span className={classes.means}>{means}</span>
              </UnstyledButton>
            ))}
          </div>
        </section>
      ))}
      <Text size="sm" c="dimmed">
        {t("policies.functions")}
      </Text>
    </Stack>
  );
}
