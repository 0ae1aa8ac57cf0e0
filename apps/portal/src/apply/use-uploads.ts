import { useState } from "react";
import { api, sendFile } from "../api/api.ts";
import type { Upload } from "./form-types.ts";
import type { Draft } from "./use-draft.ts";

export interface Uploads {
  readonly all: readonly Upload[];
  /** The name of a file on its way, by question. */
  readonly sending: Readonly<Record<string, string>>;
  readonly error: unknown;
  add(question: string, file: File): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * The files of an application: sent at once, each can be taken back. The answers of the `draft` are saved before, since
 * the server takes a file only for a question that it knows to be asked; a change of files takes signatures off.
 */
export function useUploads(
  token: string,
  start: readonly Upload[],
  draft: Pick<Draft, "flush" | "unsign"> | null = null,
): Uploads {
  const [all, setAll] = useState<readonly Upload[]>(start);
  const [sending, setSending] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  return {
    all,
    sending,
    error,
    add: async (question, file) => {
      setSending((before) => ({ ...before, [question]: file.name }));
      setError(null);
      try {
        await draft?.flush();
        const path = `/v1/public/applications/${encodeURIComponent(token)}/uploads/${encodeURIComponent(question)}`;
        const made = await sendFile<Upload>(`${path}?fileName=${encodeURIComponent(file.name)}`, file);
        setAll((before) => [...before, made]);
        draft?.unsign();
      } catch (failed) {
        setError(failed);
      }
      setSending(({ [question]: _, ...others }) => others);
    },
    remove: async (id) => {
      await api.DELETE("/v1/public/applications/{token}/uploads/{id}", { params: { path: { token, id } } });
      setAll((before) => before.filter((upload) => upload.id !== id));
      draft?.unsign();
    },
  };
}
