import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { answer, api, codeOf } from "../api/api.ts";
import type { Answers } from "./condition.ts";

const SAVE_AFTER_MS = 700;
const RETRY_AFTER_MS = 5_000;
const DEVICE_BYTES = 12;

export type SaveState = "saved" | "saving" | "unreachable";

export interface Draft {
  readonly answers: Answers;
  /** What is wrong with an answer, by question; the server's words. */
  readonly problems: Readonly<Record<string, string>>;
  readonly saveState: SaveState;
  change(key: string, value: unknown): void;
  /** Saves what is not saved yet; false where that did not work out. */
  flush(): Promise<boolean>;
  /** Forgets signatures here, as the server did: what was signed has changed. */
  unsign(): void;
}

/**
 * The answers of one application: saved as they are written, and kept on this device while the server cannot be reached,
 * so that a lost connection loses nothing.
 */
export function useDraft(token: string, start: { answers: Answers; answersVersion: number }): Draft {
  const [answers, setAnswers] = useState<Answers>(() => ({ ...start.answers, ...recall(token) }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [saveState, setSaveState] = useState<SaveState>("saved");
  const version = useRef(start.answersVersion);
  const unsaved = useRef<Record<string, unknown>>(recall(token));
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const unsign = useCallback(
    (wasTaken: (key: string) => boolean = () => true) =>
      setAnswers((before) =>
        Object.fromEntries(
          Object.entries(before).filter(([key, value]) => !isSignature(value) || !wasTaken(key)),
        ),
      ),
    [],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const sent = unsaved.current;
    if (Object.keys(sent).length === 0) return true;
    unsaved.current = {};
    setSaveState("saving");
    try {
      const saved = await save(token, version.current, sent);
      version.current = saved.answersVersion;
      setProblems((before) => merge(before, sent, saved.problems));
      remember(token, unsaved.current);
      // The server takes a signature off when anything else changes; it must not look signed here then.
      const missing = new Set(saved.missing.map(({ key }) => key));
      unsign((key) => missing.has(key) && !(key in unsaved.current));
      setSaveState("saved");
      return true;
    } catch (error) {
      unsaved.current = { ...sent, ...unsaved.current };
      if (codeOf(error) === "answers_moved") {
        version.current = await versionOf(token, version.current);
        return false;
      }
      setSaveState("unreachable");
      return false;
    }
  }, [token, unsign]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One after the other: an answer must not overtake a later one.
    await running.current;
    running.current = send();
    const isSaved = await running.current;
    running.current = null;
    if (!isSaved) timer.current = setTimeout(() => void flush(), RETRY_AFTER_MS);
    return isSaved;
  }, [send]);

  const change = useCallback(
    (key: string, value: unknown) => {
      setAnswers((before) => ({ ...before, [key]: value ?? undefined }));
      unsaved.current = { ...unsaved.current, [key]: value ?? null };
      remember(token, unsaved.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    [token, flush],
  );

  useEffect(() => {
    if (Object.keys(unsaved.current).length > 0) void flush();
    return () => clearTimeout(timer.current);
  }, [flush]);
  return useMemo(
    () => ({ answers, problems, saveState, change, flush, unsign }),
    [answers, problems, saveState, change, flush, unsign],
  );
}

function isSignature(value: unknown): boolean {
  return typeof value === "object" && value !== null && "accepted" in value && "name" in value;
}

function save(token: string, answersVersion: number, answers: Record<string, unknown>) {
  return answer(
    api.PUT("/v1/public/applications/{token}/answers", {
      params: { path: { token } },
      body: { answersVersion, answers, device: device() },
    }),
  );
}

/** Somebody else with this link has written meanwhile: theirs stays, and ours goes on top of it. */
async function versionOf(token: string, otherwise: number): Promise<number> {
  const now = await answer(api.GET("/v1/public/applications/{token}", { params: { path: { token } } })).catch(
    () => null,
  );
  return now?.answersVersion ?? otherwise;
}

function merge(
  before: Record<string, string>,
  sent: Record<string, unknown>,
  problems: readonly { readonly key: string; readonly message: string }[],
): Record<string, string> {
  const others = Object.entries(before).filter(([key]) => !(key in sent));
  return Object.fromEntries([...others, ...problems.map(({ key, message }) => [key, message])]);
}

const placeOf = (token: string): string => `goodterms-unsaved-${token.slice(-24)}`;

function remember(token: string, unsaved: Record<string, unknown>): void {
  if (Object.keys(unsaved).length === 0) localStorage.removeItem(placeOf(token));
  else localStorage.setItem(placeOf(token), JSON.stringify(unsaved));
}

function recall(token: string): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(placeOf(token)) ?? "{}") as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A random name of this device, so that many applications from one are noticed. It says nothing else. */
export function device(): string {
  const kept = localStorage.getItem("goodterms-device");
  if (kept !== null) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(DEVICE_BYTES));
  const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  localStorage.setItem("goodterms-device", made);
  return made;
}
