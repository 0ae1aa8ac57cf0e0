import { Checkbox, PasswordInput, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { AmountInput } from "../customer/actions/amount-input.tsx";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMainEntity } from "../shell/use-me.ts";
import { type Bureau, bureausKey } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

const CURRENCY_LETTERS = 3;
const SETTING_LENGTH_MAX = 20_000;

/** Connects a bureau or changes its connection. Secrets are sent once and never come back. */
export function ConnectModal({ bureau, onClose }: { bureau: Bureau; onClose: () => void }) {
  const { t } = useTranslation();
  const { functionalCurrency } = useMainEntity();
  const [isEnabled, setEnabled] = useState(bureau.connection?.enabled ?? true);
  const [isSimulator, setSimulator] = useState(bureau.connection?.simulator ?? false);
  const [settings, setSettings] = useState<Record<string, string>>({});
  const [costs, setCosts] = useState<Record<string, number>>({});
  const [currency, setCurrency] = useState(
    bureau.products.find((product) => product.cost !== null)?.cost?.currency ?? functionalCurrency,
  );
  const put = useAct({
    act: (_nothing: null, headers) =>
      answer(
        api.PUT("/v1/bureaus/{name}", {
          params: { path: { name: bureau.name } },
          body: { enabled: isEnabled, simulator: isSimulator, settings, costs, costCurrency: currency },
          headers,
        }),
      ),
    done: () => t("bureaus.connecting.done"),
    changes: [bureausKey],
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("bureaus.connecting.title", { title: bureau.title })}
      submit={t("bureaus.connecting.submit")}
      ready={currency.length === CURRENCY_LETTERS}
      doing={put}
      onSubmit={() => put.mutate(null)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Checkbox
          label={t("bureaus.connecting.enabled")}
          checked={isEnabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        <Switch
          label={t("bureaus.connecting.simulator")}
          description={t("bureaus.connecting.simulatorHelp")}
          checked={isSimulator}
          onChange={(event) => setSimulator(event.currentTarget.checked)}
        />
        {isSimulator ? null : (
          <Settings
            bureau={bureau}
            values={settings}
            onChange={(name, value) => setSettings({ ...settings, [name]: value })}
          />
        )}
        <Costs
          bureau={bureau}
          currency={currency}
          onCurrency={setCurrency}
          onCost={(code, amount) => {
            const { [code]: _before, ...others } = costs;
            setCosts(amount === null ? others : { ...others, [code]: amount });
          }}
        />
      </Stack>
    </ConfirmModal>
  );
}

/** What each product costs, so that a budget can be kept. */
function Costs(props: {
  bureau: Bureau;
  currency: string;
  onCurrency: (currency: string) => void;
  onCost: (product: string, amount: number | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={classes.heading}>{t("bureaus.connecting.costs")}</h3>
      <Text size="xs" c="dimmed" mb={6}>
        {t("bureaus.connecting.costsHelp")}
      </Text>
      <div className={classes.two}>
        <TextInput
          label={t("bureaus.connecting.currency")}
          maxLength={CURRENCY_LETTERS}
          value={props.currency}
          onChange={(event) => props.onCurrency(event.currentTarget.value.toUpperCase())}
        />
        {props.bureau.products.map((product) => (
          <AmountInput
            key={product.code}
            label={product.title}
            currency={props.currency}
            value={product.cost?.amount ?? null}
            onChange={(amount) => props.onCost(product.code, amount)}
          />
        ))}
      </div>
    </div>
  );
}

function Settings(props: {
  bureau: Bureau;
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
}) {
  const { t } = useTranslation();
  return props.bureau.settings.map((setting) => {
    const label = setting.required ? `${setting.name} (${t("bureaus.connecting.required")})` : setting.name;
    const value = props.values[setting.name] ?? setting.value ?? "";
    const change = (text: string): void => props.onChange(setting.name, text);
    return setting.secret ? (
      <PasswordInput
        key={setting.name}
        label={label}
        description={`${setting.meaning} ${t(setting.isSet ? "bureaus.connecting.secretSet" : "bureaus.connecting.secretHelp")}`}
        autoComplete="off"
        maxLength={SETTING_LENGTH_MAX}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    ) : (
      <TextInput
        key={setting.name}
        label={label}
        description={setting.meaning}
        maxLength={SETTING_LENGTH_MAX}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  });
}
