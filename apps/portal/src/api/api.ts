import { createClient } from "@goodterms/client";

const client = createClient({ fetch: (request) => reach(request) });
/** The server's public routes, typed by its description. Every call throws PortalProblem for what is no success. */
export const api = client;

/** What a call answered; its error half cannot occur, for errors are thrown. */
export async function answer<Data>(asked: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await asked;
  return data as Data;
}

/** What the server refused, or that it could not be reached (`unreachable`). */
export class PortalProblem extends Error {
  override readonly name = "PortalProblem";
  readonly code: string;
  readonly pointers: readonly { readonly pointer: string; readonly message: string }[];

  constructor(code: string, detail: string, pointers: PortalProblem["pointers"] = []) {
    super(detail);
    this.code = code;
    this.pointers = pointers;
  }
}

/** Sends a file as it is. @throws PortalProblem */
export async function sendFile<Answer>(path: string, file: Blob): Promise<Answer> {
  const headers = { "content-type": "application/octet-stream" };
  const response = await reach(new Request(path, { method: "POST", headers, body: file }));
  return (await response.json()) as Answer;
}

async function reach(request: Request): Promise<Response> {
  const response = await fetch(request, { credentials: "omit" }).catch(() => {
    throw new PortalProblem("unreachable", "");
  });
  if (response.ok) return response;
  throw problemOf(await response.json().catch(() => null));
}

function problemOf(body: unknown): PortalProblem {
  const { code, detail, errors, pointers } = (body ?? {}) as {
    code?: string;
    detail?: string;
    errors?: PortalProblem["pointers"];
    pointers?: PortalProblem["pointers"];
  };
  return new PortalProblem(code ?? "unknown", detail ?? "", pointers ?? errors ?? []);
}

export const codeOf = (error: unknown): string => (error instanceof PortalProblem ? error.code : "unknown");
