// The settings of the tests: the brackets and thresholds of the shipped policy may move, these do not.
import type { PolicyPart } from "../neighbours.ts";
import type { Settings } from "../settings.ts";

export const settings: Settings = {
  utilization: [
    { percent: 80, clearBelow: 75 },
    { percent: 90, clearBelow: 85 },
    { percent: 100, clearBelow: 95 },
  ],
  grades: [
    { grade: "A", belowDays: "3.01" },
    { grade: "B", belowDays: "15.01" },
    { grade: "C", belowDays: "45.01" },
    { grade: "D", belowDays: null },
  ],
  gradeInvoicesMin: 5,
};

export const policyPart: PolicyPart = {
  monitoring: settings,
  reviews: { byClass: { high: 1, medium: 3 }, everyMonths: 12 },
  graceDays: 0,
  riskClasses: ["low", "medium", "high"],
};
