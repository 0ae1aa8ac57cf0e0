import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetchRaw } from "../api/api.ts";

const POLL_MS = 1_000;

/**
 * Keeps a running import fresh: the server's events where they come through, else by asking every second. Either way
 * the import itself is read again, so that the screen shows one truth.
 */
export function useImportEvents(id: string, running: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!running) return;
    const stop = new AbortController();
    const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ["import", id] });
    let timer: ReturnType<typeof setInterval> | undefined;
    const poll = (): void => {
      if (!stop.signal.aborted) timer ??= setInterval(() => void refresh(), POLL_MS);
    };
    followEvents(id, stop.signal, refresh).then(poll, poll);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [id, running, queries]);
}

async function followEvents(id: string, signal: AbortSignal, onEvent: () => Promise<void>): Promise<void> {
  const answer = await fetchRaw(`/v1/imports/${encodeURIComponent(id)}/events`, signal);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (value.includes("data:")) await onEvent();
  }
  await onEvent();
}
