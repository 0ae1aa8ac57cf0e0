import { NumberInput, Radio, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

const NAME_MAX = 200;
const HOLDOUT_PERCENT_MAX = 50;
const HOLDOUT_PERCENT_DEFAULT = 20;
const PERCENT = 100;

/** What is chosen for every way of learning. */
export interface Choices {
  readonly name: string;
  readonly method: "boosted" | "logistic";
  readonly holdoutPercent: number;
}

export const CHOICES_DEFAULT: Choices = {
  name: "",
  method: "boosted",
  holdoutPercent: HOLDOUT_PERCENT_DEFAULT,
};

/** The share kept aside, as the server wants it. */
export function holdoutShare({ holdoutPercent }: Choices): number {
  return holdoutPercent / PERCENT;
}

/** Name, method and how much is kept aside to measure on. */
export function ChoiceFields(props: { choices: Choices; onChange: (choices: Choices) => void }) {
  const { t } = useTranslation();
  const { choices, onChange } = props;
  return (
    <>
      <TextInput
        label={t("scorecards.fit.name")}
        required
        withAsterisk={false}
        maxLength={NAME_MAX}
        value={choices.name}
        onChange={(event) => onChange({ ...choices, name: event.currentTarget.value })}
      />
      <Radio.Group
        label={t("scorecards.fit.method")}
        value={choices.method}
        onChange={(method) =>
          onChange({ ...choices, method: method === "logistic" ? "logistic" : "boosted" })
        }
      >
        <Stack gap={6} mt={6}>
          {(["boosted", "logistic"] as const).map((method) => (
            <Radio
              key={method}
              value={method}
              label={t(`scorecards.methods.${method}`)}
              description={t(`scorecards.fit.methodHelp.${method}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t("scorecards.fit.holdout")}
        min={0}
        max={HOLDOUT_PERCENT_MAX}
        maw="20rem"
        value={choices.holdoutPercent}
        onChange={(value) => onChange({ ...choices, holdoutPercent: Number(value) })}
      />
    </>
  );
}
