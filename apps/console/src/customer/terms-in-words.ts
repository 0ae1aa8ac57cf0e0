/** Payment terms as a short sentence. Terms come as the server keeps them; a shape not known here is not shown. */
export function termsInWords(terms: unknown): string | null {
  if (typeof terms === "string") return terms;
  if (typeof terms !== "object" || terms === null || !("kind" in terms)) return null;
  const rule = terms as {
    kind: unknown;
    days?: unknown;
    months?: unknown;
    day?: unknown;
    parts?: unknown[];
    discount?: unknown;
  };
  const due = dueInWords(rule);
  if (due === null) return null;
  const discount = rule.discount as { percent?: unknown; days?: unknown } | undefined;
  return discount === undefined ? due : `${due}, ${discount.percent}% off within ${discount.days} days`;
}

function dueInWords(rule: {
  kind: unknown;
  days?: unknown;
  months?: unknown;
  day?: unknown;
  parts?: unknown[];
}): string | null {
  switch (rule.kind) {
    case "net":
      return rule.days === 0 ? "Due on receipt" : `Net ${rule.days} days`;
    case "end_of_month":
      return rule.months ? `End of month, ${rule.months} months on` : "End of month";
    case "day_of_month":
      return `Day ${rule.day} of the month, ${rule.months} months on`;
    case "end_of_month_then_days":
      return `End of month, then ${rule.days} days`;
    case "days_then_end_of_month":
      return `${rule.days} days, then end of month`;
    case "instalments":
      return `${rule.parts?.length ?? 0} instalments`;
    default:
      return null;
  }
}
