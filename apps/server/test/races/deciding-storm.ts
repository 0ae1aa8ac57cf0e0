// The shops of the storm: many connections to several servers, each asking for orders and going on with them as shops
// do. An order whose server died under it is asked again at another, as the reference is its idempotency key.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A decision as a shop was told it. */
export interface Told {
  readonly order: string;
  readonly id: string;
  readonly outcome: string;
  readonly mode: string;
}

export interface Storm {
  readonly authorization: string;
  /** Ports of the servers that live now; a port is taken away when its server dies. */
  readonly ports: ReadonlySet<number>;
  readonly connections: number;
  readonly ordersEach: number;
  /** The first is hot; nobody but buyers has business with the last. */
  readonly customers: readonly string[];
  readonly told: Told[];
  readonly faults: string[];
}

const HOT_SHARE = 0.4;
const RETRY_MS = 50;
const CEILING_MIN = 2_000;
const CEILING_SPREAD = 8_000;

/** Sends it to one of the living servers, and again to another where the line broke. */
export function senderOf(storm: Storm, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = async (method: string, path: string, body?: object): Promise<Answered> => {
    for (;;) {
      const ports = [...storm.ports];
      if (ports.length === 0) throw new Error(`no server lives: ${storm.faults.join("; ")}`);
      const port = ports[Math.floor(Math.random() * ports.length)];
      const answer = port === undefined ? null : await ask({ agent, port, method, path }, storm, body);
      if (answer === null) {
        await sleep(RETRY_MS);
        continue;
      }
      if (answer.status >= 500) storm.faults.push(`${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer;
    }
  };
  return { send, close: () => agent.destroy() };
}

interface Line {
  readonly agent: Agent;
  readonly port: number;
  readonly method: string;
  readonly path: string;
}

/** Null where no answer came. */
function ask({ agent, port, method, path }: Line, storm: Storm, body?: object): Promise<Answered | null> {
  const { promise, resolve } = Promise.withResolvers<Answered | null>();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    authorization: storm.authorization,
    ...(payload !== undefined && { "content-type": "application/json" }),
  };
  const sent = request({ agent, port, host: "127.0.0.1", method, path, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => chunks.push(chunk));
    answer.on("error", () => resolve(null));
    answer.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      resolve({ status: answer.statusCode ?? 0, body: text === "" ? {} : JSON.parse(text) });
    });
  });
  sent.on("error", () => resolve(null));
  sent.end(payload);
  return promise;
}

/** All the shops of the storm, until each has asked for its orders. */
export async function storming(storm: Storm): Promise<void> {
  const { send, close } = senderOf(storm, storm.connections);
  await Promise.all(
    Array.from({ length: storm.connections }, async (_, shop) => {
      for (let index = 0; index < storm.ordersEach; index += 1)
        await orderOnce(storm, send, `O${shop}-${index}`);
    }),
  );
  close();
}

type Send = ReturnType<typeof senderOf>["send"];

async function orderOnce(storm: Storm, send: Send, order: string): Promise<void> {
  const { customers } = storm;
  const index = Math.random() < HOT_SHARE ? 0 : Math.floor(Math.random() * customers.length);
  const customer = customers[index] ?? "";
  const amount = 100 + Math.floor(Math.random() * 900);
  const mode = Math.random() < 0.1 ? "check" : "reserve";
  const wanted = { reference: order, amount, currency: "GBP" };
  const { status, body } = await send("POST", "/v1/credit/decisions", { customer, mode, order: wanted });
  if (status !== 200) {
    storm.faults.push(`${order}: ${status} ${JSON.stringify(body)}`);
    return;
  }
  const outcome = String(body.outcome);
  storm.told.push({ order, id: String(body.id), outcome, mode });
  if (outcome === "approved" && mode === "reserve") await goOn(storm, send, { order, customer, amount });
}

interface Bought {
  readonly order: string;
  readonly customer: string;
  readonly amount: number;
}

/** What becomes of an order: cancelled, shipped, invoiced over more or less and paid; and limits change meanwhile. */
async function goOn(storm: Storm, send: Send, { order, customer, amount }: Bought): Promise<void> {
  const chance = Math.random();
  if (chance < 0.2) await send("POST", `/v1/credit/authorizations/${order}/release`, {});
  else if (chance < 0.3) await send("POST", `/v1/orders/${order}/ship`, { amount: Math.ceil(amount / 2) });
  else if (chance < 0.55) {
    const net = amount + Math.floor(Math.random() * 40) - 20;
    const number = `I-${order}`;
    const dates = { issuedOn: "2026-03-01", dueOn: "2027-03-01" };
    await send("POST", "/v1/invoices", { customer, number, currency: "GBP", net, order, ...dates });
    await send("POST", "/v1/payments", {
      ...{ customer, reference: `P-${order}`, amount: net, currency: "GBP", receivedOn: "2026-03-01" },
      ...{ method: "card", remittance: [{ invoice: number, amount: net }] },
    });
  } else if (chance < 0.6 && customer !== storm.customers.at(-1)) {
    const limit = { amount: CEILING_MIN + Math.floor(Math.random() * CEILING_SPREAD), currency: "GBP" };
    await send("PUT", `/v1/customers/${customer}/limit`, { limit, reason: "storm" });
  } else if (chance < 0.62) {
    const limit = { amount: 2 * CEILING_MIN + Math.floor(Math.random() * CEILING_SPREAD), currency: "GBP" };
    await send("PUT", "/v1/groups/family/limit", { limit, reason: "storm" });
  }
}
