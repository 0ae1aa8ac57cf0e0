import { createClient } from "@goodterms/client";
import { ApiProblem } from "./problem.ts";

let merchantId: string | null = null;

/** Chooses the merchant that every later call is for; null leaves it to the server. */
export function chooseMerchant(id: string | null): void {
  merchantId = id;
}

/** The server, typed by its description. Every call throws ApiProblem for an answer that is not a success. */
export const api = createClient({ fetch: (request) => reach(request) });

/** What a call answered. The error half of the client's answer cannot occur here, for errors are thrown. */
export async function answer<Data>(asked: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await asked;
  return data as Data;
}

/** The values that are given: those undefined, null or "" are left out, as a query leaves them out. */
export function given<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined | null> } {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(kept) as ReturnType<typeof given<Values>>;
}

/** Calls people's sign-in, which is no part of the described API. @throws ApiProblem */
export async function callSignIn<Answer>(path: `/${string}`, body: unknown = {}): Promise<Answer> {
  const response = await reach(
    new Request(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  return (await response.json()) as Answer;
}

/** Sends a file as it is, with `path` holding its query. @throws ApiProblem */
export async function sendFile<Answer>(path: string, file: Blob): Promise<Answer> {
  const headers = { "content-type": "application/octet-stream" };
  const response = await reach(new Request(path, { method: "POST", headers, body: file }));
  return (await response.json()) as Answer;
}

/** Reads something that is no JSON: a file to keep, a stream of events. @throws ApiProblem */
export function fetchRaw(path: string, signal?: AbortSignal): Promise<Response> {
  return reach(new Request(path, signal === undefined ? {} : { signal }));
}

async function reach(request: Request): Promise<Response> {
  request.headers.set("x-goodterms-csrf", "1");
  if (merchantId !== null) request.headers.set("x-merchant", merchantId);
  const response = await fetch(request).catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new ApiProblem(0, {
      code: "unreachable",
      detail: "The server cannot be reached. What you entered is still here.",
      remedy: "Check the connection and try again.",
    });
  });
  if (response.ok) return response;
  throw new ApiProblem(response.status, await readProblem(response));
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
