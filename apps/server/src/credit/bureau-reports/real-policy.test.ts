import { formatId } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { findCustomer } from "../../receivables/index.ts";
import { evaluateCustomers } from "../evaluations/evaluate-customers.ts";
import { fetchReport } from "./fetch-report.ts";
import { neighbours } from "./neighbours.ts";
import { aBureauHouse, simulatorOf } from "./test/bureau-house.ts";

// Goal: under the policy that is shipped, a merchant can buy a report without further setting-up, and the evaluation
// sees it. Method: the room's own neighbours, and one simulated bureau.

test("the shipped policy, one simulated bureau, one report, one evaluation", async () => {
  const house = await aBureauHouse(["Northlight Cycles LLC"]);
  await house.connect("dnb");
  await simulatorOf("dnb");
  const steps = await fetchReport(house.outside(), neighbours, {
    customer: "C1",
    bureau: "dnb",
    product: null,
    reason: "review",
    note: null,
    permissiblePurpose: null,
    force: null,
    person: null,
  });
  expect(steps).toMatchObject([{ bureau: "dnb", outcome: "received" }]);
  const evaluated = await house.merchant.run(async (ctx) => {
    const { id } = await findCustomer(ctx, "C1");
    return (await evaluateCustomers(ctx, [id], "test")).get(id);
  });
  expect(evaluated?.facts.bureau).toMatchObject({ source: "dnb", reportId: steps[0]?.reportId });
  expect(formatId("rpt", steps[0]?.reportId ?? "")).toMatch(/^rpt_/);
});
