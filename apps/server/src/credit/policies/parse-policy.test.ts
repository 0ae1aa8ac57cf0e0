import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import scorecardSchema from "../scorecards/scorecard.schema.json" with { type: "json" };
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { diffPolicies } from "./diff-policies.ts";
import { checkPolicyText, parsePolicy } from "./parse-policy.ts";
import { compilePolicy, type PolicyError } from "./rules.ts";
import { publishedSchema } from "./schema.ts";

// Goal: whatever is sent as a policy ends in a document or in problems with their place, in bounded time.
// Method: the standard policy, spoilt in known ways and at random.

const problemsOf = (text: string): string[] =>
  checkPolicyText(text).problems.map(
    ({ path, message, line, column }) => `${line}:${column} ${path} ${message}`,
  );

const spoilt = (from: string | RegExp, to: string): string[] =>
  problemsOf(DEFAULT_POLICY_TEXT.replace(from, to));

/** Line and column of a text in the standard policy. */
function placeOf(text: string, offset = 0): string {
  const at = DEFAULT_POLICY_TEXT.indexOf(text) + offset;
  const before = DEFAULT_POLICY_TEXT.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe("the standard policy", () => {
  test("is sound, complete, and works with no bureau at all", () => {
    expect(problemsOf(DEFAULT_POLICY_TEXT)).toEqual([]);
    const document = parsePolicy(DEFAULT_POLICY_TEXT);
    expect(document.bureaus.waterfall).toEqual([]);
    expect(document.currency.factors.USD).toBe("1.1");
    expect(document.approvals[0]).toEqual({ upTo: "25000", role: "credit_manager", approvals: 1 });
  });

  test("is one document, and names no risk class that it does not have", () => {
    expect(problemsOf(`${DEFAULT_POLICY_TEXT}\n---\nformat: 1\n`)).toHaveLength(1);
    expect(spoilt("classes: [E] }", "classes: [Z] }")).toEqual([
      `${placeOf("classes: [E] }", 10)} /rules/13/classes/0 There is no "Z"; did you mean "A"?`,
    ]);
  });

  test("is the same as an object and as text", () => {
    const document = parsePolicy(DEFAULT_POLICY_TEXT);
    expect(parsePolicy(JSON.stringify(document))).toEqual(document);
  });

  test("fits the published schema, and a mistake does not", () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
      publishedSchema(scorecardSchema),
    );
    const given: unknown = parse(DEFAULT_POLICY_TEXT);
    expect([validate(given), validate.errors]).toEqual([true, null]);
    expect(validate(parse(DEFAULT_POLICY_TEXT.replace("type: watch_list", "type: watchlist")))).toBe(false);
  });

  test("the schema that is kept beside it is the one that is used", () => {
    const kept = readFileSync(new URL("policy.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(kept)).toEqual(publishedSchema(scorecardSchema));
  });
});

describe("mistakes are told with their place", () => {
  test("inside an expression on one line", () => {
    expect(spoilt("book.invoicesEver < 3", "book.invoiceEver < 3")).toEqual([
      `${placeOf("book.invoicesEver < 3")} /segments/1/when There is no "book.invoiceEver"; did you mean "book.invoicesEver"?`,
    ]);
  });

  test("inside an expression in quotes, and in a block", () => {
    expect(spoilt("'\"trusted\" in customer.tags'", "'\"trusted\" in customer.tag'")[0]).toContain(
      placeOf('"trusted" in customer.tags', 13),
    );
    expect(spoilt("bureau.riskScore >= 400 ?", "bureau.riskScor >= 400 ?")[0]).toContain(
      placeOf("bureau.riskScore >= 400 ?"),
    );
  });

  test.each([
    [
      "a name that is not known",
      "severity: decline",
      "severety: decline",
      "is not known here. Did you mean severity?",
    ],
    ["a type that is not known", "type: watch_list", "type: watchlist", "Did you mean watch_list?"],
    [
      "an id that nothing has",
      "limit: consumer",
      "limit: consumr",
      'There is no "consumr"; did you mean "consumer"?',
    ],
    [
      "a rule that is not there",
      "lifts: [overdue-14, overdue-much",
      "lifts: [overdue-41, overdue-much",
      "did you mean",
    ],
    ["an id used twice", "id: overdue-60", "id: overdue-14", '"overdue-14" is used twice.'],
    ["a currency", "base: EUR", "base: EUX", "is no currency"],
    [
      "a share over one",
      "collateralShare: 0.8",
      "collateralShare: 1.8",
      "is not of the right form: From 0 to 1.",
    ],
    ["an amount below zero", "maximum: 50000", "maximum: -5", "is not of the right form"],
    ["a float", "slaHours: 24", "slaHours: 24.5", "must be integer."],
    ["an exponent", "maximum: 50000", "maximum: 5e4", "write digits and a point"],
    ["bands that do not descend", "fromScore: 70", "fromScore: 90", "must be below that of the band before."],
    ["weights that do not total 100", 'weight: "35"', 'weight: "36"', "total 100"],
    ["a table of another size", "      - [0, 0, 0]\n", "      - [0, 0]\n", "must be 4 rows of 3 cells"],
    [
      "a last segment that leaves somebody out",
      "  - id: business\n    name: Businesses with",
      "  - id: business\n    countries: [DE]\n    name: Businesses with",
      "must take everybody",
    ],
    [
      "an alias",
      "grace: { days: 3 }",
      "grace: &a { days: 3 }\nother: *a",
      "anchors and aliases are not taken",
    ],
    ["a key twice", "grace: { days: 3 }", "grace: { days: 3, days: 4 }", "unique"],
    [
      "a formula of the wrong kind",
      "formula: |\n      !has",
      "formula: |\n      1 + 1 == !has",
      "do not go together",
    ],
  ])("%s", (name, from, to, expected) => {
    const found = spoilt(from, to);
    expect(found.length, name).toBeGreaterThan(0);
    expect(found.join("\n")).toContain(expected);
    expect(found.every((problem) => /^[1-9]\d*:[1-9]\d* /.test(problem))).toBe(true);
  });

  test("without a text the place is inside the expression", () => {
    const document = parsePolicy(DEFAULT_POLICY_TEXT);
    const [first, ...others] = document.limits;
    const broken = {
      ...document,
      limits: [{ ...first, formula: "true ||\n  1" } as (typeof document.limits)[number], ...others],
    };
    try {
      compilePolicy(broken);
      expect.fail("it is not sound");
    } catch (error) {
      expect((error as PolicyError).problems).toMatchObject([
        { path: "/limits/0/formula", line: 2, column: 3 },
      ]);
    }
  });
});

describe("hostile documents", () => {
  test.each([
    ["nothing", ""],
    ["a scalar", "42"],
    ["a list", "- 1\n- 2"],
    ["too long", "a".repeat(300_000)],
    ["deep lists", "[".repeat(100_000)],
    ["deep maps", "{a: ".repeat(20_000)],
    ["deep blocks", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["many keys", Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join("\n")],
    ["a bomb of aliases", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]"],
    ["a prototype", '{"__proto__": {"a": 1}, "name": "x"}'],
    ["tags", "name: !!js/function 'x'"],
    ["many documents", "---\na: 1\n---\nb: 2"],
    ["zero bytes", 'name: "\\0"'],
  ])("%s", (_name, text) => {
    const started = performance.now();
    expect(problemsOf(text).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("many costly expressions are refused together, each of them being allowed", () => {
    const when = `customer.tags.exists(t, ${Array.from({ length: 15 }, () => "size(t) > 0").join(" && ")})`;
    const rules = (count: number): string =>
      Array.from(
        { length: count },
        (_, index) => `  - { id: r${index}, name: R, type: condition, when: '${when}' }\n`,
      ).join("");
    const of = (count: number) =>
      problemsOf(DEFAULT_POLICY_TEXT.replace("rules:\n", `rules:\n${rules(count)}`));
    expect(of(2)).toEqual([]);
    expect(of(100)).toEqual([expect.stringContaining("All its expressions together would take too long")]);
  });

  test("any spoiling of the standard policy ends in problems or in a policy", () => {
    const size = DEFAULT_POLICY_TEXT.length;
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom("\n", "  ", "- ", "{", "]", ": ", '"', "null", "&a ", "*a", "|", "!!", "9".repeat(20)),
    );
    fc.assert(
      fc.property(fc.nat(size), fc.nat(30), piece, (at, length, put) => {
        const { problems, policy } = checkPolicyText(
          DEFAULT_POLICY_TEXT.slice(0, at) + put + DEFAULT_POLICY_TEXT.slice(at + length),
        );
        expect(problems.length > 0).toBe(policy === null);
      }),
      { numRuns: 150 },
    );
  });

  test("any JSON ends in problems or in a policy", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(
          "",
          "segments",
          "rules",
          "limits",
          "scorecards",
          "terms",
          "standing",
          "currency",
          "approvals",
          "bureaus",
        ),
        (value, part) => {
          const given: unknown =
            part === "" ? value : { ...(parse(DEFAULT_POLICY_TEXT) as object), [part]: value };
          const { problems, policy } = checkPolicyText(JSON.stringify(given));
          expect(problems.length > 0).toBe(policy === null);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test("a difference is told in words, by the ids of rules", () => {
  const before = parsePolicy(DEFAULT_POLICY_TEXT);
  const after = parsePolicy(
    DEFAULT_POLICY_TEXT.replace("type: days_overdue, days: 14 }", "type: days_overdue, days: 21 }")
      .replace(/.*id: watched.*\n/, "")
      .replaceAll(", watched", "")
      .replace("slaHours: 24", "slaHours: 12"),
  );
  expect(diffPolicies(before, before)).toEqual([]);
  const found = diffPolicies(before, after);
  expect(found.map(({ path }) => path)).toContain("/rules/watched");
  expect(found.map(({ words }) => words)).toContain("rules › overdue-14 › days was 14 and is now 21.");
  expect(found.map(({ words }) => words)).toContain("rules › watched is gone; it was “On the watch list”.");
  expect(found).toContainEqual({
    path: "/holds/slaHours",
    before: 24,
    after: 12,
    words: "holds › slaHours was 24 and is now 12.",
  });
});
