import { TextInput } from "@mantine/core";

/** A calendar date, picked or typed in the browser's own field, as "YYYY-MM-DD". */
export function DateField(props: {
  label: string;
  value: string;
  onChange: (on: string) => void;
  min?: string;
  max?: string;
  optional?: boolean;
  description?: string;
}) {
  return (
    <TextInput
      type="date"
      label={props.label}
      value={props.value}
      min={props.min}
      max={props.max}
      required={props.optional !== true}
      description={props.description}
      withAsterisk={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
