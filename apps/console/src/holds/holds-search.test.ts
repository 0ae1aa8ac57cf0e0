import { expect, test } from "vitest";
import { holdsQueryOf, readHoldsSearch } from "./holds-search.ts";

test("an address is read as a view; what is not understood is left out", () => {
  expect(
    readHoldsSearch({ state: "freed", owner: "mine", reason: "over_limit", hold: "hld_1", page: 2 }),
  ).toEqual({
    state: "freed",
    owner: "mine",
    reason: "over_limit",
    hold: "hld_1",
  });
  expect(readHoldsSearch({ state: "asleep", owner: "everyone", reason: "" })).toEqual({});
});

test("what waits is the view without a name", () => {
  expect(readHoldsSearch({ state: "open" })).toEqual({});
  expect(holdsQueryOf({}, "usr_1")).toEqual({ state: "open" });
});

test("mine are those of whoever looks", () => {
  expect(holdsQueryOf({ owner: "mine" }, "usr_1")).toEqual({ state: "open", owner: "usr_1" });
  expect(holdsQueryOf({ owner: "nobody", state: "declined" }, "usr_1")).toEqual({
    state: "declined",
    owner: "nobody",
  });
});
