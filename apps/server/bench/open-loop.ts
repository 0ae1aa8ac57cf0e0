// An open-loop load generator: requests are due at a constant rate whatever the server does, and each one's latency counts
// from when it was due, so that a server that stalls is charged for everybody who would have waited. (wrk, ab and hey send
// the next request when the last is answered; wrk2 is not in Debian.) HTTP/1.1 over plain sockets, one request at a time
// on each; to a millisecond, which is what a timer gives.
import { connect, type Socket } from "node:net";

const TICK_MS = 1;
const CONNECTIONS_MAX = 256;
const HEADERS_END = "\r\n\r\n";

export interface OpenLoad {
  readonly port: number;
  readonly path: string;
  readonly key: string;
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  /** Goes on before `seconds` are over for as long as this is true, and ends with it. */
  readonly isWanted?: () => boolean;
  bodyOf(index: number): string;
}

export interface OpenMeasured {
  readonly sent: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

interface Line {
  readonly socket: Socket;
  received: string;
  dueAt: number;
}

/** Sends for so many seconds and waits for the last answers. */
export async function loadOpenly(load: OpenLoad): Promise<OpenMeasured> {
  const latencies: number[] = [];
  let failed = 0;
  const idle: Line[] = [];
  const lines: Line[] = [];
  const due: { at: number; body: string }[] = [];
  const settle = (line: Line, status: string): void => {
    latencies.push(performance.now() - line.dueAt);
    if (status !== "200") failed += 1;
    const next = due.shift();
    if (next === undefined) idle.push(line);
    else send(line, next);
  };
  const send = (line: Line, { at, body }: { at: number; body: string }): void => {
    line.dueAt = at;
    line.socket.write(
      `POST ${load.path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${load.key}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}${HEADERS_END}${body}`,
    );
  };
  const openLine = (): Line => {
    const line: Line = { socket: connect(load.port, "127.0.0.1"), received: "", dueAt: 0 };
    line.socket.setNoDelay(true);
    line.socket.setEncoding("latin1");
    line.socket.on("error", () => {
      failed += 1;
    });
    line.socket.on("data", (text: string) => {
      line.received += text;
      const bodyAt = line.received.indexOf(HEADERS_END) + HEADERS_END.length;
      const length = /content-length: (\d+)/i.exec(line.received)?.[1];
      if (length === undefined || line.received.length < bodyAt + Number(length)) return;
      const status = line.received.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length);
      line.received = "";
      settle(line, status);
    });
    lines.push(line);
    return line;
  };
  const started = performance.now();
  let sent = 0;
  while (performance.now() - started < load.seconds * 1_000 && (load.isWanted?.() ?? true)) {
    const dueCount = Math.floor(((performance.now() - started) * load.rate) / 1_000);
    for (; sent < dueCount; sent += 1) {
      const request = { at: started + (sent * 1_000) / load.rate, body: load.bodyOf(sent) };
      const line = idle.pop() ?? (lines.length < CONNECTIONS_MAX ? openLine() : undefined);
      if (line === undefined) due.push(request);
      else send(line, request);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const deadline = performance.now() + 10_000;
  while (latencies.length < sent && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  for (const { socket } of lines) socket.destroy();
  latencies.sort((one, other) => one - other);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    sent,
    failed: failed + sent - latencies.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: latencies.at(-1) ?? Number.NaN,
  };
}
