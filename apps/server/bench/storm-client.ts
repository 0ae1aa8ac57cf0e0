// What a shop does at a checkout, over HTTP and keep-alive: asks, and asks again when nobody answers.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const RETRY_MS = 50;

export interface StormAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface StormClient {
  /** Posts until an answer comes; `portOf` is asked each time, since a killed server is followed by another. */
  post(path: string, body: unknown): Promise<StormAnswer>;
  retries(): number;
  /** Answers of 500 and above. */
  faults(): number;
  close(): void;
}

export function openStormClient(key: string, connections: number, portOf: () => number | null): StormClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let retries = 0;
  let faults = 0;
  return {
    post: async (path, body) => {
      for (;;) {
        const port = portOf();
        const answer = port === null ? null : await postOnce(agent, port, key, path, body).catch(() => null);
        // A fault is an answer that no client should see: it is told, and asked again.
        if (answer !== null && answer.status < 500) return answer;
        if (answer !== null) faults += 1;
        retries += 1;
        await sleep(RETRY_MS);
      }
    },
    retries: () => retries,
    faults: () => faults,
    close: () => agent.destroy(),
  };
}

function postOnce(
  agent: Agent,
  port: number,
  key: string,
  path: string,
  body: unknown,
): Promise<StormAnswer> {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      let received = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        received += part;
      });
      response.on("error", reject);
      response.on("end", () => {
        if (!response.complete) reject(new Error("cut off"));
        else resolve({ status: response.statusCode ?? 0, body: received === "" ? {} : JSON.parse(received) });
      });
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
