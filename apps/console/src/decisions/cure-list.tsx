import type { Cure } from "../api/credit-types.ts";
import classes from "./decisions.module.css";
import { BuyerWords } from "./reason-list.tsx";

/** The ways to free an order, the cheapest for the buyer first; with `buyer` in the buyer's words too. */
export function CureList({ cures, buyer }: { cures: readonly Cure[]; buyer: boolean }) {
  return (
    <ol className={classes.cures}>
      {cures.map((cure, index) => (
        <li key={cure.message} data-first={index === 0 || undefined}>
          {cure.message}
          {buyer ? <BuyerWords words={cure.buyerMessage} /> : null}
        </li>
      ))}
    </ol>
  );
}
