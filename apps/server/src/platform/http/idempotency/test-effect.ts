// A route with an effect that can be counted, and a program that calls it in a process of its own.
import { setTimeout as delay } from "node:timers/promises";
import { Type } from "typebox";
import { openSignIn } from "../../auth/index.ts";
import { systemClock } from "../../clock/index.ts";
import { readConfig } from "../../config/index.ts";
import { type DatabaseSettings, openDatabase } from "../../db/index.ts";
import { recordEvents } from "../../events/index.ts";
import { newId } from "../../ids/index.ts";
import { openLogger } from "../../log/index.ts";
import { defineRefusals } from "../../refusals/index.ts";
import { buildServer } from "../build-server.ts";
import { Closed, route } from "../index.ts";

const refuse = defineRefusals({
  too_many: { status: 409, title: "Too many", remedy: "Ask for fewer." },
});

/** Records one event `trial.done` a call; refuses above 100, fails above 1000; takes `tookMs` about it. */
export const effectRoute = route({
  method: "POST",
  path: "/v1/effects",
  summary: "Have an effect",
  tag: "Trial",
  scope: "documents:write",
  request: { body: Closed({ count: Type.Integer(), tookMs: Type.Optional(Type.Integer()) }) },
  responses: { 201: Closed({ id: Type.String() }) },
  handle: async (ctx, { body }) => {
    const id = newId(systemClock.now());
    const event = { type: "trial.done", subjectType: "trial", subjectId: id, subjectVersion: 1n, data: {} };
    await recordEvents(ctx, [event]);
    await delay(body.tookMs ?? 0);
    if (body.count > 1000) throw new Error("a fault");
    if (body.count > 100) throw refuse("too_many", `${id} is too many.`);
    return { status: 201, body: { id } };
  },
});

export interface RaceOrder {
  readonly settings: DatabaseSettings;
  readonly headers: Record<string, string>;
  readonly bodies: readonly object[];
}

export interface RaceAnswer {
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
}

async function race(order: RaceOrder): Promise<void> {
  const database = openDatabase(order.settings);
  const publicUrl = "http://localhost:4600";
  const server = await buildServer({
    database,
    clock: systemClock,
    config: readConfig({ PUBLIC_URL: publicUrl }),
    logger: openLogger("silent"),
    signIn: openSignIn(database, { publicUrl, encryptionKey: Buffer.alloc(32) }),
    routes: [effectRoute],
    newestMigration: "",
    appendOnlyTables: [],
    version: "0.0.0",
  });
  await server.ready();
  process.once("message", async () => {
    const answers = await Promise.all(
      order.bodies.map((payload) =>
        server.inject({ method: "POST", url: "/v1/effects", headers: order.headers, payload }),
      ),
    );
    const told = answers.map(
      (answer): RaceAnswer => ({
        status: answer.statusCode,
        body: answer.body,
        replayed: answer.headers["idempotent-replayed"] === "true",
      }),
    );
    await server.close();
    await database.close();
    process.send?.({ answers: told }, () => process.disconnect());
  });
  process.send?.({ ready: true });
}

if (process.argv[2] === "race") await race(JSON.parse(process.argv[3] ?? "") as RaceOrder);
