// A merchant's own server, for tests: keeps what it is sent and answers as it is told.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: { type: string; id: string; sequence: number; subject: { id: string; version: number } };
}

export interface WebhookReceiver {
  readonly url: string;
  readonly port: number;
  readonly received: ReceivedWebhook[];
  /** Answers the next requests; 204 to everything unless set. */
  answer: (response: ServerResponse, webhook: ReceivedWebhook) => void;
}

export async function aWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const body: ReceivedWebhook["body"] = text === "" ? {} : JSON.parse(text);
      const webhook = { path: request.url ?? "", headers: request.headers, text, body };
      receiver.received.push(webhook);
      receiver.answer(response, webhook);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received: [],
    answer: (response) => response.writeHead(204).end(),
  };
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
