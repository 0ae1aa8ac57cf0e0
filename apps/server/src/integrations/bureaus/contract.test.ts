import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { movableClock } from "#platform/clock";
import { BureauFailure, FAILURE_KINDS, type FailureKind } from "./failure.ts";
import type { Bureau, BureauAdapter, PersonQuery, ReportRequest, SubjectQuery } from "./port.ts";
import { listBureaus } from "./registry.ts";
import type { Fault, Simulator } from "./simulation/server.ts";

// Goal: every adapter keeps the one contract. Method: each talks over HTTP to its simulator, healthy and with faults.

const START = new Date("2026-03-02T09:00:00Z");
const address = {
  street: "Harbor Rd",
  houseNumber: "12",
  city: "Portland",
  region: "OR",
  postalCode: "97209",
  country: "US",
};
const query: SubjectQuery = {
  name: "Northlight Cycles LLC",
  address,
  registrationNumbers: ["01234567"],
  telephone: null,
};
const person: PersonQuery = {
  firstName: "Robin",
  lastName: "Uphold",
  address,
  dateOfBirth: null,
  nationalNumber: "666001234",
};

/** Adapters hear of these faults by the same kind, whatever their wire format makes of them. */
const EXPECTED: readonly (readonly [Fault, FailureKind])[] = [
  ["rate_limited", "rate_limited"],
  ["server_error", "temporary"],
  ["unavailable", "temporary"],
  ["html", "malformed"],
  ["truncated", "malformed"],
  ["not_json", "malformed"],
  ["too_large", "malformed"],
  ["wrong_path", "misconfigured"],
  ["not_entitled", "not_entitled"],
  ["no_match", "not_found"],
];

describe.each(listBureaus().map((adapter) => [adapter.name, adapter] as const))("%s", (_name, adapter) => {
  let simulator: Simulator;
  const clock = movableClock(START);
  let waits: number[] = [];
  let reference = "";
  const open = (settings: Readonly<Record<string, string>> = {}): Bureau =>
    adapter.open({
      settings: { ...standardsOf(adapter), ...adapter.simulatorSettings, timeoutSeconds: "1", ...settings },
      clock,
      simulatorUrl: simulator.url,
      wait: async (durationMs) => {
        waits.push(durationMs);
      },
    });
  const request = (): ReportRequest => ({
    subject: adapter.capabilities.kinds.includes("person") ? { person } : { reference },
    product: adapter.capabilities.products[0]?.code ?? "",
    country: "US",
    permissiblePurpose: adapter.capabilities.needsPermissiblePurpose ? "PS" : null,
    customerReference: "rpt-1",
  });
  const fetched = (bureau: Bureau) => bureau.fetchReport(request());
  const failing = async (work: Promise<unknown>): Promise<BureauFailure> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BureauFailure);
    return error as BureauFailure;
  };

  beforeAll(async () => {
    simulator = await adapter.simulate(clock);
    reference = (await open().findCompany(query))[0]?.reference ?? "";
  });
  afterAll(() => simulator.close());

  test("says what it can do", () => {
    const { capabilities } = adapter;
    expect(capabilities.products.length).toBeGreaterThan(0);
    expect(capabilities.products.some((product) => product.suitsMonitoring)).toBe(true);
    for (const product of capabilities.products) expect(product.sampleCostMinor).toBeGreaterThan(0n);
    expect(adapter.settings.some((setting) => setting.isSecret)).toBe(true);
    for (const setting of adapter.settings) expect(setting.meaning).toMatch(/\.$/);
  });

  test("checks its credentials without a paid call", async () => {
    const before = simulator.requests.length;
    expect(["fine", "untried"]).toContain(await open().check());
    for (const made of simulator.requests.slice(before)) expect(made).toMatch(/token/);
  });

  test("finds a company, and finds none", async () => {
    simulator.fail(null);
    const found = await open().findCompany(query);
    if (adapter.capabilities.kinds.includes("business")) {
      expect(found[0]).toMatchObject({ reference: expect.any(String), certainty: expect.any(Number) });
      expect(found[0]?.isCertain).toBe(true);
    } else expect(found).toEqual([]);
    const none = await open().findCompany({ ...query, name: "Zzyx Nonexistent", registrationNumbers: [] });
    expect(none).toEqual([]);
  });

  test("fetches a report on the one scale", async () => {
    simulator.fail(null);
    const { report, raw } = await fetched(open());
    expect(raw.length).toBeGreaterThan(0);
    expect(report.asOf).toBe("2026-03-02");
    expect(report.riskScore === null || (report.riskScore >= 0 && report.riskScore <= 1_000)).toBe(true);
    for (const figure of Object.values(report.figures)) expect(figure).toMatch(/^-?\d+(\.\d+)?$/);
    expect(report.flags).toEqual([...new Set(report.flags)].sort());
  });

  test.each(EXPECTED)("%s is %s", async (fault, kind) => {
    simulator.fail(fault);
    const failure = await failing(fetched(open()));
    expect(failure.kind).toBe(kind);
    if (fault === "rate_limited") expect(failure.retryAfterMs).toBe(7_000);
  });

  test("a time-out is temporary, and whether it was charged is not known", async () => {
    simulator.fail("time_out");
    const before = simulator.requests.length;
    const failure = await failing(fetched(open()));
    expect(failure).toMatchObject({ kind: "temporary", charge: "unknown" });
    // Not sent a second time: that could buy the report twice.
    expect(simulator.requests.slice(before).filter((made) => !made.includes("token"))).toHaveLength(1);
  });

  test("503 once is tried again after a pause; 500 of a paid call is not", async () => {
    waits = [];
    simulator.fail("unavailable_once");
    expect((await fetched(open())).raw.length).toBeGreaterThan(0);
    expect(waits.filter((durationMs) => durationMs >= 250)).toHaveLength(1);
    simulator.fail("server_error_once");
    expect(await failing(fetched(open()))).toMatchObject({ kind: "temporary", charge: "unknown" });
    simulator.fail(null);
  });

  test("a stale token is renewed once; refused credentials end it", async () => {
    const hasTokens = simulator.requests.some((made) => made.includes("token"));
    const fresh = await adapter.simulate(clock);
    const bureau = adapter.open({
      settings: { ...standardsOf(adapter), ...adapter.simulatorSettings },
      clock,
      simulatorUrl: fresh.url,
      wait: async () => {},
    });
    fresh.fail("stale_token");
    if (hasTokens) {
      expect((await fetched(bureau)).raw.length).toBeGreaterThan(0);
      expect(fresh.requests.filter((made) => made.includes("token"))).toHaveLength(2);
    } else expect(await failing(fetched(bureau))).toMatchObject({ kind: "unauthorised" });
    await fresh.close();
    simulator.fail(null);
    const secrets = adapter.settings.filter((setting) => setting.isSecret && setting.isRequired);
    const wrong = Object.fromEntries(secrets.map((setting) => [setting.name, "wrong"]));
    expect((await failing(fetched(open(wrong)))).kind).toBe("unauthorised");
  });

  test("a token is fetched once, however many ask at once", async () => {
    const fresh = await adapter.simulate(clock);
    const bureau = adapter.open({
      settings: { ...standardsOf(adapter), ...adapter.simulatorSettings, requestsPerSecond: "100" },
      clock,
      simulatorUrl: fresh.url,
      wait: async () => {},
    });
    await Promise.all([1, 2, 3, 4, 5].map(() => fetched(bureau)));
    expect(fresh.requests.filter((made) => made.includes("token")).length).toBeLessThanOrEqual(1);
    await fresh.close();
  });

  test("a half-failed success names what is missing, or leaves it unknown", async () => {
    simulator.fail("half_failed");
    const { report } = await fetched(open());
    expect(report.missingParts.length > 0 || report.riskScore === null).toBe(true);
    simulator.fail("all_failed");
    const failure = await failing(fetched(open()));
    expect(["partly_failed", "not_found", "malformed", "temporary"]).toContain(failure.kind);
    simulator.fail(null);
  });

  test("says nothing of secrets or persons in its failures", async () => {
    const words = [...Object.values(adapter.simulatorSettings), "Uphold", "666001234"].filter(
      (word) => word.length > 4,
    );
    for (const [fault] of EXPECTED) {
      simulator.fail(fault);
      const failure = await failing(fetched(open()));
      for (const word of words) expect(`${failure.message} ${failure.detail}`).not.toContain(word);
    }
    simulator.fail(null);
  });

  test("refuses an address that is not the bureau's, and settings that are missing", async () => {
    const elsewhere = [
      "https://example.com",
      "http://169.254.169.254/",
      "https://evil-experian.com",
      "nonsense",
    ];
    for (const baseUrl of elsewhere) {
      const opening = (): Bureau =>
        adapter.open({
          settings: { ...standardsOf(adapter), ...adapter.simulatorSettings, baseUrl },
          clock,
          simulatorUrl: null,
          wait: async () => {},
        });
      expect(opening).toThrow(BureauFailure);
    }
    const missing = adapter.open;
    const bare = { settings: {}, clock, simulatorUrl: null, wait: async () => {} };
    expect(() => missing(bare)).toThrow(BureauFailure);
  });

  test("monitors by feed, or says that it does not", async () => {
    const bureau = open();
    if (adapter.capabilities.monitoring === "re_pull") {
      expect((await failing(bureau.subscribe("701234567"))).kind).toBe("misconfigured");
      expect((await failing(bureau.pollAlerts(null, null))).kind).toBe("misconfigured");
      return;
    }
    await bureau.subscribe("701234567");
    const page = await bureau.pollAlerts(null, null);
    expect(page.alerts.length).toBeGreaterThan(0);
    expect(page.alerts[0]).toMatchObject({ subjectReference: "701234567", code: "score_dropped" });
    expect((await bureau.pollAlerts(page.cursor, null)).alerts).toEqual([]);
    const again = await bureau.pollAlerts(page.cursor, new Date(START.getTime() - 60_000));
    expect(again.alerts.map((alert) => alert.dedupeKey)).toEqual(page.alerts.map((alert) => alert.dedupeKey));
    await bureau.unsubscribe("701234567");
  });

  test("files of news and of enrolments: whatever comes, a list or a failure of the closed list", () => {
    const check = (bytes: Uint8Array): void => {
      for (const read of [
        () => adapter.readAlertFile(bytes, START),
        () => adapter.readEnrolmentFile(bytes),
      ]) {
        try {
          read();
        } catch (error) {
          expect(error).toBeInstanceOf(BureauFailure);
        }
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), check));
    fc.assert(fc.property(fc.json(), (text) => check(Buffer.from(text))));
    fc.assert(
      fc.property(
        fc.array(fc.record({ subject: fc.string(), at: fc.string(), type: fc.string() })),
        (lines) => check(Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"))),
      ),
    );
  });
});

function standardsOf(adapter: BureauAdapter): Record<string, string> {
  return Object.fromEntries(
    adapter.settings.flatMap((setting) =>
      setting.standard === undefined ? [] : [[setting.name, setting.standard]],
    ),
  );
}

describe("the registry", () => {
  test("finds the adapters in their folder", () => {
    const folders = readdirSync(join(import.meta.dirname, "adapters"));
    expect(listBureaus().map((adapter) => adapter.name)).toEqual(folders.sort());
    expect(folders.length).toBeGreaterThanOrEqual(4);
  });

  test("no adapter's name stands in a source outside its folder", () => {
    const source = join(import.meta.dirname, "../..");
    const words = listBureaus().map((adapter) => adapter.name);
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.(ts|sql|json|yaml)$/.test(file) && !/\.test\.ts$|\/test\//.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const naming = files.filter((file) => {
      const own = /integrations\/bureaus\/adapters\/([^/]+)\//.exec(file)?.[1];
      const text = readFileSync(join(source, file), "utf8").replaceAll(/^\s*(\/?\*|\/\/|--).*$/gm, "");
      return words.some((word) => word !== own && new RegExp(`["'\`/]${word}["'\`/.]`).test(text));
    });
    expect(naming).toEqual([]);
  });

  test("the list of failures is closed", () => {
    expect(FAILURE_KINDS).toHaveLength(10);
  });
});
