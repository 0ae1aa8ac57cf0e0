import { TextLink } from "../../shell/links.tsx";
import type { SimulationChange } from "../policy-api.ts";

/** An order's reference, leading to the decision that was made about it. */
export function DecisionLink({ order }: { order: NonNullable<SimulationChange["order"]> }) {
  return (
    <TextLink
      size="sm"
      to="/decisions/$decisionId"
      params={{ decisionId: order.decision }}
      onClick={(event) => event.stopPropagation()}
    >
      {order.reference}
    </TextLink>
  );
}
