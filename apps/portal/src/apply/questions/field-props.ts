import type { Question } from "../form-types.ts";

/** What every kind of question is given. */
export interface FieldProps {
  readonly question: Question;
  readonly label: string;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}
