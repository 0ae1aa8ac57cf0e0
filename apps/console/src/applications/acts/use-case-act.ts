import { useAct } from "../../shell/use-act.ts";
import { applicationsKey } from "../application-queries.ts";

/** Does something to one application, once; afterwards it and the inbox are read again. */
export function useCaseAct<Input, Output>(options: {
  act: (input: Input, headers: Record<string, string>) => Promise<Output>;
  done: (output: Output, input: Input) => string | null;
  onDone?: (output: Output, input: Input) => void;
}) {
  return useAct({ ...options, changes: [applicationsKey] });
}
