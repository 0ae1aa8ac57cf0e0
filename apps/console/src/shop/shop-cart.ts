/** What the mock shop sells, with gross prices in minor units of a currency with two decimals. */
export const PRODUCTS = [
  { id: "mug", price: 950, description: "Stoneware mug" },
  { id: "lantern", price: 6_500, description: "Storm lantern" },
  { id: "bench", price: 42_000, description: "Garden bench" },
  { id: "table", price: 185_000, description: "Oak dining table" },
  { id: "pallet", price: 640_000, description: "A pallet of candles" },
] as const;

export type ProductId = (typeof PRODUCTS)[number]["id"];

/** How many of each product are in the cart. */
export type Cart = Readonly<Partial<Record<ProductId, number>>>;

export const QUANTITY_MAX = 99;

/** What the cart comes to, in minor units. */
export function cartAmount(cart: Cart): number {
  return PRODUCTS.reduce((sum, product) => sum + product.price * (cart[product.id] ?? 0), 0);
}

/** The cart as the lines of an order; they sum to its amount. */
export function cartLines(
  cart: Cart,
): { description: string; amount: number; quantity: string; sku: string }[] {
  return PRODUCTS.filter((product) => (cart[product.id] ?? 0) > 0).map((product) => ({
    description: product.description,
    amount: product.price * (cart[product.id] ?? 0),
    quantity: String(cart[product.id] ?? 0),
    sku: product.id,
  }));
}

/** A cart that passes the room left by little, so that the order is held and a cure is near; `free` in minor units. */
export function cartJustOver(free: number): Cart {
  const cart: Partial<Record<ProductId, number>> = { lantern: 1, mug: 2 };
  let rest = Math.max(free, 0) + 1 - cartAmount(cart);
  for (const product of [...PRODUCTS].reverse()) {
    if (rest <= 0) break;
    // The last and cheapest that still matters goes over; whatever is dearer stays under.
    const isLast = product.id === "lantern";
    const count = isLast ? Math.ceil(rest / product.price) : Math.floor(rest / product.price);
    const wanted = Math.min(count, QUANTITY_MAX);
    cart[product.id] = (cart[product.id] ?? 0) + wanted;
    rest -= wanted * product.price;
    if (isLast) break;
  }
  return cart;
}
