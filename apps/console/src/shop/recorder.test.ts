import { expect, test } from "vitest";
import { asCurl, type Exchange, recorder } from "./recorder.ts";

test("a call is kept with its answer, and a refusal too", async () => {
  const kept: Exchange[] = [];
  const record = recorder((exchange) => kept.push(exchange));
  expect(await record("POST", "/v1/a", { one: 1 }, () => Promise.resolve("yes"))).toBe("yes");
  await expect(record("POST", "/v1/b", null, () => Promise.reject(new Error("no room")))).rejects.toThrow(
    "no room",
  );
  expect(kept.map(({ path, response }) => [path, response])).toEqual([
    ["/v1/a", "yes"],
    ["/v1/b", { refused: "no room" }],
  ]);
});

test("a body with an apostrophe stays one word of the command", () => {
  const exchange = {
    id: 1,
    method: "POST",
    path: "/v1/a",
    request: { name: "O'Neill" },
    response: null,
    tookMs: 1,
  };
  expect(asCurl(exchange, "http://localhost")).toContain(`-d '{"name":"O'\\''Neill"}'`);
});
