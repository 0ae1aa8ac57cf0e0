import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../../test/house.ts";
import {
  authorityByRoles,
  type Band,
  countApprovals,
  peopleWanted,
  reaches,
  ruleOn,
} from "./authority-rules.ts";
import { changeByPercent, percentSteps, raiseOf, readListed } from "./bulk-rules.ts";
import { checkCollateral, securedMinor } from "./collateral-rules.ts";
import { ancestorsOf, FAMILY_LEVELS_MAX, problemOf, rollUp } from "./family-rules.ts";
import { recommend } from "./pack-rules.ts";
import { readInsurance } from "./rules.ts";

const BANDS: readonly Band[] = [
  { upToMinor: 25_000n, role: "credit_manager", approvals: 1 },
  { upToMinor: 100_000n, role: "credit_manager", approvals: 2 },
  { upToMinor: null, role: "owner", approvals: 1 },
];
const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe("authority", () => {
  test("is monotone: whoever may set an amount alone may set any smaller one alone", () => {
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom("credit_manager", "owner", "cash"), (a, b, role) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const authority = authorityByRoles(BANDS, [role], "GBP");
        const rule = (minor: bigint) =>
          ruleOn(BANDS, authority, { inPolicyMinor: minor, inAuthorityMinor: minor }).kind;
        if (rule(more) === "alone") expect(rule(less)).toBe("alone");
        if (reaches(authority, more)) expect(reaches(authority, less)).toBe(true);
      }),
    );
  });

  test("grows with every role, and a role beside the bands gives nothing", () => {
    expect(authorityByRoles(BANDS, ["credit_manager"], "GBP").upToMinor).toBe(100_000n);
    expect(authorityByRoles(BANDS, ["credit_manager", "owner"], "GBP").upToMinor).toBeNull();
    expect(authorityByRoles(BANDS, ["cash"], "GBP")).toMatchObject({ upToMinor: 0n, source: "none" });
  });

  test("what is of unknown worth lies beyond, and wants the people of the last band", () => {
    expect(reaches({ currency: "GBP", upToMinor: 10n ** 15n, source: "personal", roles: [] }, null)).toBe(
      false,
    );
    expect(peopleWanted([...BANDS.slice(0, 2), { upToMinor: null, role: "owner", approvals: 3 }], null)).toBe(
      3,
    );
  });

  test("a proposer within reach is one of the people wanted; beyond it, none", () => {
    const manager = authorityByRoles(BANDS, ["credit_manager"], "GBP");
    const at = (minor: bigint) => ruleOn(BANDS, manager, { inPolicyMinor: minor, inAuthorityMinor: minor });
    expect(at(25_000n)).toEqual({ kind: "alone" });
    expect(at(25_001n)).toEqual({ kind: "propose", approvals: 1 });
    const nobody = authorityByRoles(BANDS, ["cash"], "GBP");
    expect(ruleOn(BANDS, nobody, { inPolicyMinor: 50_000n, inAuthorityMinor: 50_000n })).toEqual({
      kind: "propose",
      approvals: 2,
    });
  });

  test("N approvals are N different people, and the proposer is none of them", () => {
    const people = fc.constantFrom("user:a", "user:b", "user:c", "user:d");
    const verdicts = fc.constantFrom("approved" as const, "rejected" as const, "withdrawn" as const);
    fc.assert(
      fc.property(fc.array(fc.record({ approver: people, verdict: verdicts })), people, (given, proposer) => {
        const counted = countApprovals(given, [proposer, null]);
        const distinct = ["user:a", "user:b", "user:c", "user:d"].filter(
          (person) =>
            person !== proposer &&
            given.some((each) => each.approver === person && each.verdict === "approved"),
        );
        expect(counted).toBe(distinct.length);
      }),
    );
  });
});

describe("families", () => {
  const groups = fc.constantFrom("a", "b", "c", "d", "e", "f");

  test("whatever is put under whatever, no circle ever closes and totals count everybody once", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(groups, groups), { maxLength: 40 }), (moves) => {
        const parents = new Map<string, string>();
        for (const [child, parent] of moves) {
          if (problemOf(child, parent, parents) === null) parents.set(child, parent);
        }
        const all = ["a", "b", "c", "d", "e", "f"];
        for (const group of all) expect(ancestorsOf(group, parents)).not.toContain(group);
        const tops = all.filter((group) => !parents.has(group));
        const total = tops.reduce(
          (sum, top) => sum + (rollUp(top, parents, (id) => ({ own: id, minor: 1n }))?.totalMinor ?? 0n),
          0n,
        );
        expect(total).toBe(BigInt(all.length));
      }),
    );
  });

  test("a family is no deeper than its bound, and an unknown amount makes its totals unknown", () => {
    const parents = new Map<string, string>();
    for (let level = 1; level < FAMILY_LEVELS_MAX; level += 1) parents.set(`g${level}`, `g${level - 1}`);
    expect(problemOf("new", `g${FAMILY_LEVELS_MAX - 1}`, parents)).toBe("depth");
    expect(problemOf("new", `g${FAMILY_LEVELS_MAX - 2}`, parents)).toBeNull();
    expect(problemOf("g0", "g5", parents)).toBe("circle");
    const small = new Map([["b", "a"]]);
    const minor = (id: string) => (id === "b" ? null : 5n);
    expect(rollUp("a", small, (id) => ({ own: id, minor: minor(id) }))?.totalMinor).toBeNull();
  });
});

describe("amounts", () => {
  test("a percentage and its opposite are exact, and never leave the currency's unit", () => {
    expect(changeByPercent(100_000n, percentSteps("10") ?? 0n)).toBe(110_000n);
    expect(changeByPercent(333n, percentSteps("-12.5") ?? 0n)).toBe(291n);
    expect(changeByPercent(5n, percentSteps("-100") ?? 0n)).toBe(0n);
    expect(percentSteps("-100.0001")).toBeNull();
    expect(percentSteps("1.00001")).toBeNull();
    fc.assert(fc.property(amounts, (minor) => changeByPercent(minor, 0n) === minor));
  });

  test("only what is more than before has to be within an authority", () => {
    const row = { problem: null, beforeMinor: 100n, beforeCurrency: "GBP", currency: "GBP" };
    expect(raiseOf({ ...row, expectedMinor: 150n })).toBe(50n);
    expect(raiseOf({ ...row, expectedMinor: 99n })).toBe(0n);
    expect(raiseOf({ ...row, expectedMinor: 150n, currency: "EUR" })).toBe(150n);
    expect(raiseOf({ ...row, expectedMinor: null })).toBe(0n);
  });

  test("a list is read with headings, quotes, other line ends, none and zero kept apart", () => {
    expect(readListed('reference,amount\r\nC1,1500.50\r\n"A, B",none\nC3,0\rC4,-1\nC5,1.234', "GBP")).toEqual(
      [
        { reference: "C1", amount: { minor: 150_050n } },
        { reference: "A, B", amount: { minor: null } },
        { reference: "C3", amount: { minor: 0n } },
        { reference: "C4", amount: "bad" },
        { reference: "C5", amount: "bad" },
      ],
    );
    expect(readListed("C1 100", "GBP")).toBeNull();
  });

  test("a haircut takes its share, half-up", () => {
    expect(securedMinor(100_01n, "25")).toBe(7_501n);
    expect(securedMinor(100n, "100")).toBe(0n);
    expect(securedMinor(1n, "50")).toBe(1n);
    const held = {
      worthMinor: 1n,
      startsOn: plainDate("2026-01-01"),
      expiresOn: null,
      reason: "r",
      description: "d",
    };
    expect(checkCollateral({ ...held, haircutPercent: "100.01" })).toHaveLength(1);
    expect(checkCollateral({ ...held, haircutPercent: "12.5" })).toEqual([]);
  });
});

test("an insurer's least deadline stops shipments on the day after it, neither before nor later", () => {
  const today = plainDate("2026-03-02");
  const insurance = {
    policyNumber: "P",
    insurer: "I",
    insuredPercent: "90",
    maximumExtensionDays: 60,
    overdueReportDays: 30,
    stopShipmentDays: 45,
  };
  const at = (oldestOverdueDays: number) =>
    readInsurance([insurance], { oldestOverdueDays, nextDueOn: null }, today);
  expect(at(45)).toEqual({ stops: [], nextChangeOn: "2026-03-03" });
  expect(at(46)).toEqual({ stops: ["stop_shipment"], nextChangeOn: null });
  expect(at(0)).toEqual({ stops: [], nextChangeOn: null });
});

test("a recommendation says no for grave flags, looks closer for what is open, and names each", () => {
  const sound = {
    wantedMinor: 100n,
    currency: "GBP",
    policyMinor: 150n,
    exposureMinor: 10n,
    overdueMinor: 0n,
    blocks: [],
    grade: "A",
    bureauFlags: [],
    securedMinor: 0n,
  };
  expect(recommend(sound).verdict).toBe("support");
  expect(recommend({ ...sound, overdueMinor: 1n })).toEqual({
    verdict: "look_closer",
    because: ["Part of the account is past due."],
  });
  expect(recommend({ ...sound, wantedMinor: 200n }).verdict).toBe("look_closer");
  expect(recommend({ ...sound, wantedMinor: 200n, securedMinor: 60n }).verdict).toBe("support");
  expect(recommend({ ...sound, bureauFlags: ["bankrupt"] }).verdict).toBe("decline");
});
