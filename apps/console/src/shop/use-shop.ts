import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { answer, api } from "../api/api.ts";
import { decisionsKey, holdsKey } from "../api/credit-queries.ts";
import type { Cure, Decision, Order } from "../api/credit-types.ts";
import { useMe } from "../shell/use-me.ts";
import { meetCure } from "./meet-cure.ts";
import { askDecision, type Exchange, type RecordCall, recorder } from "./recorder.ts";
import { type Cart, cartAmount, cartLines } from "./shop-cart.ts";

const WATCH_EVERY_MS = 1_500;
const EXCHANGES_KEPT_MAX = 12;
const REFERENCE_LENGTH = 6;

/** Who buys: an id or reference of the book, and the currency they buy in. */
export interface Buyer {
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  /** Made known with the order, as a shop does it with somebody's first one. */
  readonly isNew: boolean;
  /** The limit that a new buyer is given, in minor units; null leaves it to the policy. */
  readonly limit: number | null;
}

/** The state of the mock shop: what was asked and answered, and how the order has gone on since. */
export function useShop() {
  const queries = useQueryClient();
  const { entities } = useMe();
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [decision, setDecision] = useState<Decision | null>(null);
  const record = useMemo(
    () =>
      recorder((exchange) => setExchanges((before) => [exchange, ...before].slice(0, EXCHANGES_KEPT_MAX))),
    [],
  );
  const order = useQuery({
    queryKey: [...holdsKey, "order", decision?.order.reference ?? ""],
    queryFn: ({ signal }) => readOrder(decision?.order.reference ?? "", signal),
    enabled: decision !== null,
    refetchInterval: (query) => (query.state.data?.state === "held" ? WATCH_EVERY_MS : false),
  });
  const settle = (): Promise<unknown> =>
    Promise.all([
      queries.invalidateQueries({ queryKey: holdsKey }),
      queries.invalidateQueries({ queryKey: decisionsKey }),
    ]);
  const cure = useMutation({
    mutationFn: async ({ chosen, current }: { chosen: Cure; current: Order }) => {
      const entity = entities.find((one) => one.functionalCurrency === current.currency) ?? entities[0];
      if (decision === null || entity === undefined) return;
      const { reference, today } = entity;
      await meetCure(record, chosen, { decision, order: current, entity: reference, today });
    },
    onSettled: settle,
  });
  const place = useMutation({
    mutationFn: async ({ buyer, cart, terms }: { buyer: Buyer; cart: Cart; terms: string | null }) => {
      if (buyer.isNew) await makeKnown(record, buyer);
      const reference = `WEB-${crypto.randomUUID().slice(0, REFERENCE_LENGTH).toUpperCase()}`;
      const content = { reference, amount: cartAmount(cart), currency: buyer.currency, terms };
      return await askDecision(record, {
        customer: buyer.key,
        order: { ...content, lines: cartLines(cart) },
        mode: "reserve",
      });
    },
    onSuccess: (made) => {
      setDecision(made);
      cure.reset();
    },
    onSettled: settle,
  });
  const restart = (): void => {
    setDecision(null);
    place.reset();
    cure.reset();
  };
  return { exchanges, decision, order: order.data, record, place, cure, restart };
}

function readOrder(reference: string, signal: AbortSignal): Promise<Order> {
  return answer(api.GET("/v1/orders/{reference}", { params: { path: { reference } }, signal }));
}

async function makeKnown(record: RecordCall, { key, name, currency, limit }: Buyer): Promise<void> {
  const body = { name, kind: "business" as const, currency };
  await record("PUT", `/v1/customers/${key}`, body, () =>
    answer(api.PUT("/v1/customers/{reference}", { params: { path: { reference: key } }, body })),
  );
  if (limit === null) return;
  const limitBody = { limit: { amount: limit, currency }, reason: "A first limit, for the mock shop" };
  await record("PUT", `/v1/customers/${key}/limit`, limitBody, () =>
    answer(api.PUT("/v1/customers/{id}/limit", { params: { path: { id: key } }, body: limitBody })),
  );
}
