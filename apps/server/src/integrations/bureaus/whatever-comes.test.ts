import * as fc from "fast-check";
import { describe, test } from "vitest";
import { readCandidates } from "./adapters/dnb/match.ts";
import { readAlerts } from "./adapters/dnb/monitoring.ts";
import { readBlocks } from "./adapters/dnb/read-blocks.ts";
import { readReport as readUnitedKingdom } from "./adapters/experian-uk/read-report.ts";
import { mergeResults, readReport as readUnitedStates } from "./adapters/experian-us/read-report.ts";
import { readSearch } from "./adapters/experian-us/search.ts";
import { closed, jsonOf, NOW, TODAY } from "./test/samples.ts";

// Goal: a reader of JSON gives a report or a failure of the closed list, whatever it is fed.

describe("whatever comes", () => {
  const readers = [
    (value: unknown) => readBlocks(value, TODAY),
    (value: unknown) => readCandidates(value),
    (value: unknown) => readAlerts(value, NOW),
    (value: unknown) => readUnitedStates(mergeResults([value]), TODAY),
    (value: unknown) => readSearch(value, "x"),
    (value: unknown) => readUnitedKingdom(value, TODAY),
  ];

  test("readers of JSON throw nothing but the closed list", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const read of readers) closed(() => read(value));
      }),
    );
  });

  test("samples with any one value replaced still read, or fail in the closed list", () => {
    const samples = [
      "dnb/data_duns_test_response.json",
      "synthetic/dnb/datablocks.fsi-pi.json",
      "synthetic/dnb/monitoring.pull.json",
      "experian/MultisegmentsResponseExample.json",
      "experian/PremierprofilesResponseExample.json",
      "synthetic/experian-uk/registeredcompanycredit.json",
    ].map(jsonOf);
    const odd = fc.constantFrom(null, "", "x", -1, 1e300, true, [], {}, [[]], { a: {} }, "999", "\u0000");
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(400), odd, (sample, place, value) => {
        let seen = 0;
        const changed: unknown = JSON.parse(JSON.stringify(sample), (_key, member: unknown) => {
          seen += 1;
          return seen === place ? value : member;
        });
        for (const read of readers) closed(() => read(changed));
      }),
      { numRuns: 300 },
    );
  });
});
