import { Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "./field-props.ts";
import classes from "./signature-field.module.css";

interface Signature {
  readonly accepted?: boolean;
  readonly name?: string;
  readonly strokes?: readonly (readonly number[])[];
}

const WIDTH = 600;
const HEIGHT = 160;

/** Signing: a name and a word of acceptance; a drawn line if one likes. */
export function SignatureField({ label, question, value, error, onChange }: FieldProps) {
  const { t } = useTranslation();
  const given = (value ?? {}) as Signature;
  const [signature, setSignature] = useState<Signature>({
    name: given.name ?? "",
    accepted: given.accepted === true,
    strokes: given.strokes ?? [],
  });
  // Taken off because something else changed: the name stays, the word has to be given again.
  useEffect(() => {
    if (value === undefined) setSignature(({ name }) => ({ name: name ?? "", accepted: false, strokes: [] }));
  }, [value]);
  const set = (part: Partial<Signature>): void => {
    const next = { ...signature, ...part };
    setSignature(next);
    const isWhole = next.accepted === true && (next.name ?? "").trim() !== "";
    const strokes = (next.strokes ?? []).length > 0 ? { strokes: next.strokes } : {};
    onChange(isWhole ? { accepted: true, name: next.name, ...strokes } : null);
  };
  return (
    <Fieldset aria-label={label}>
      <Stack gap="sm">
        <Text>{label}</Text>
        {question.help === null ? null : <Text size="sm">{question.help}</Text>}
        <TextInput
          label={t("field.signName")}
          autoComplete="name"
          value={signature.name ?? ""}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Pad strokes={signature.strokes ?? []} onChange={(strokes) => set({ strokes })} />
        <Checkbox
          label={t("field.signAgree")}
          checked={signature.accepted === true}
          onChange={(event) => set({ accepted: event.currentTarget.checked })}
        />
        {error === undefined ? null : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}

function Pad(props: {
  strokes: readonly (readonly number[])[];
  onChange: (strokes: readonly (readonly number[])[]) => void;
}) {
  const { t } = useTranslation();
  const drawing = useRef<number[] | null>(null);
  const [line, setLine] = useState<readonly number[]>([]);
  const pointOf = (event: React.PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * WIDTH);
    return [x, Math.round(((event.clientY - box.top) / box.height) * HEIGHT)];
  };
  const end = (): void => {
    const drawn = drawing.current;
    drawing.current = null;
    setLine([]);
    if (drawn !== null && drawn.length > 2) props.onChange([...props.strokes, drawn]);
  };
  return (
    <div>
      <Text size="sm" c="dimmed" aria-hidden="true">
        {t("field.signHere")}
      </Text>
      <svg
        className={classes.pad}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = pointOf(event);
        }}
        onPointerMove={(event) => {
          if (drawing.current === null) return;
          drawing.current.push(...pointOf(event));
          setLine([...drawing.current]);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <title>{t("field.signHere")}</title>
        {[...props.strokes, line].map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end.
          <polyline key={index} points={stroke.join(" ")} className={classes.line} />
        ))}
      </svg>
      <Group justify="flex-end">
        <Button size="compact-sm" variant="subtle" onClick={() => props.onChange([])}>
          {t("field.signClear")}
        </Button>
      </Group>
    </div>
  );
}
