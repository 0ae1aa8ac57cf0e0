import { parseId } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { type Access, SCOPES } from "#platform/auth";
import { selectBehaviours } from "./behaviour-store.ts";
import { monitorTick } from "./monitor-tick.ts";
import { readBehaviour } from "./read-behaviour.ts";
import { roomNeighbours } from "./room-neighbours.ts";
import { aDiary, database } from "./test/house.ts";

test("with the standard policy and the room as it is: measured, graded, a limit and a hold asked for", async () => {
  const diary = await aDiary();
  const { merchant } = diary;
  for (let index = 0; index < 8; index += 1) {
    await diary.invoice(`I-${index}`, 20_000n, 7);
    diary.pass(7);
    await diary.pay(`I-${index}`, 20_000n);
  }
  // The standard policy gives days of grace.
  diary.pass(15);
  const customerId = await diary.idOf("C1");
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const tools = { database, clock: merchant.clock, logger, signal: new AbortController().signal };
  expect(await monitorTick.run(tools)).toBe(1);
  expect(await monitorTick.run(tools)).toBe(0);
  const part = await merchant.run((ctx) => roomNeighbours.policyPart(ctx));
  expect(part.monitoring.grades.at(-1)?.belowDays).toBeNull();
  expect(part.riskClasses.length).toBeGreaterThan(1);
  const best = part.monitoring.grades[0]?.grade;
  const stored = await merchant.run((ctx) => selectBehaviours(ctx, [customerId]));
  expect(stored.get(customerId)).toMatchObject({ grade: best, meanDaysLate: "0.00", observations: 8 });
  const shown = await merchant.run((ctx) => readBehaviour(ctx, "C1", roomNeighbours));
  expect(shown.behaviour.grade).toBe(best);

  const userId = "00000000-0000-4000-8000-0000000000aa";
  const access: Access = {
    merchantId: merchant.merchantId,
    mode: "live",
    actor: `user:${userId}`,
    scopes: new Set(SCOPES),
    roles: ["owner"],
    userId,
    keyId: null,
  };
  const wanted = { customerId, minor: 50_000n, currency: "GBP", reason: "pays well and is full" };
  const limit = await merchant.run((ctx) => roomNeighbours.wantLimit(ctx, access, wanted));
  expect(parseId("lim", limit) ?? parseId("prp", limit)).not.toBeNull();
  const hold = await merchant.run((ctx) => roomNeighbours.holdAccount(ctx, customerId, "stopped paying"));
  expect(parseId("hld", hold)).not.toBeNull();
});
