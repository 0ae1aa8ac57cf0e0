import type { WorkLogger } from "../src/platform/jobs/index.ts";

/** A worker's logger that keeps its warnings and errors, a line each, so that a test can expect none. */
export function aRecordingLogger(): { readonly logger: WorkLogger; readonly logged: string[] } {
  const logged: string[] = [];
  const keep = (fields: object, message: string) => {
    logged.push(`${message}: ${"err" in fields ? String(fields.err) : JSON.stringify(fields)}`);
  };
  return { logger: { info: () => {}, warn: keep, error: keep }, logged };
}
