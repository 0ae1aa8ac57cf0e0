import { EmptyState, PageTitle } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useMainEntity } from "../shell/use-me.ts";
import { AnswerPanel } from "./answer-panel.tsx";
import { BuyerChoice, type ChosenBuyer } from "./buyer-choice.tsx";
import { CartPanel } from "./cart-panel.tsx";
import { ExchangePanel } from "./exchange-panel.tsx";
import { OffersPanel } from "./offers-panel.tsx";
import classes from "./shop.module.css";
import { shopBuyersQuery } from "./shop-buyers.ts";
import { type Cart, cartAmount, cartJustOver } from "./shop-cart.ts";
import { useIsShopOpen } from "./shop-gate.ts";
import { useShop } from "./use-shop.ts";

const FIRST_CART: Cart = { lantern: 2, mug: 6 };

/** A mock checkout: a newcomer sees an order approved, held, cured and released, from the buyer's side and from ours. */
export function ShopScreen() {
  const { t } = useTranslation();
  if (useIsShopOpen()) return <Shop />;
  return (
    <div className="page">
      <PageTitle tab={t("shop.tab")} answer={t("shop.closed")} />
      <EmptyState title={t("shop.closed")}>{t("shop.closedDetail")}</EmptyState>
    </div>
  );
}

function Shop() {
  const { t } = useTranslation();
  const { functionalCurrency } = useMainEntity();
  const buyers = useQuery(shopBuyersQuery);
  const shop = useShop();
  const [chosen, setChosen] = useState<ChosenBuyer | null>(null);
  const [cart, setCart] = useState<Cart>(FIRST_CART);
  const [terms, setTerms] = useState<string | null>(null);
  const choose = (buyer: ChosenBuyer): void => {
    setChosen(buyer);
    setTerms(null);
    setCart(buyer.role === "near" ? cartJustOver(buyer.free) : FIRST_CART);
    shop.restart();
  };
  const change = (next: Cart): void => {
    setCart(next);
    setTerms(null);
  };
  return (
    <div className="page">
      <PageTitle tab={t("shop.tab")} answer={<ShopAnswer shop={shop} />} />
      <div className={classes.parts}>
        <div className={classes.column}>
          <BuyerChoice
            buyers={buyers.data}
            error={buyers.error}
            currency={functionalCurrency}
            chosen={chosen}
            onChoose={choose}
          />
          <CartPanel
            cart={cart}
            currency={chosen?.buyer.currency ?? functionalCurrency}
            isClosed={shop.decision !== null}
            onChange={change}
          />
          {chosen === null || chosen.buyer.isNew || shop.decision !== null ? null : (
            <OffersPanel
              buyer={chosen.buyer}
              cart={cart}
              record={shop.record}
              terms={terms}
              onTerms={setTerms}
            />
          )}
          <ProblemAlert error={shop.place.error} />
        </div>
        <div className={classes.column}>
          <AnswerPanel
            shop={shop}
            currency={chosen?.buyer.currency ?? functionalCurrency}
            amount={cartAmount(cart)}
            onPlace={chosen === null ? null : () => shop.place.mutate({ buyer: chosen.buyer, cart, terms })}
          />
          <ExchangePanel exchanges={shop.exchanges} />
        </div>
      </div>
    </div>
  );
}

function ShopAnswer({ shop: { decision, order } }: { shop: ReturnType<typeof useShop> }) {
  const { t } = useTranslation();
  if (decision === null) return t("shop.answer");
  const reference = { order: decision.order.reference };
  if (decision.outcome === "approved") return t("shop.answerApproved", reference);
  if (order?.state === "approved") return t("shop.answerFreed", reference);
  if (decision.outcome === "declined") return t("shop.answerDeclined", reference);
  if (order !== undefined && order.state !== "held" && order.state !== "rejected")
    return t("shop.answerEnded", reference);
  return t("shop.answerHeld", reference);
}
