import type { Cast, Player } from "./rules.ts";
import { type Ask, listAt, partOf, type Teller, textAt } from "./teller.ts";

const APPROVED_MAX = 60;
const SHORT_MAX = 8;
const LATE_MAX = 12;
const LOST_MAX = 3;
const NEWCOMERS_MAX = 3;
const SMALLEST_MINOR = 7_500n;
/** The newest book entry lies some seven hours back at the least, and orders come after it. */
const FIRST_MINUTES_AGO = 320;

/** A cart as the shop sends it. */
interface Cart {
  readonly player: Player;
  readonly amountMinor: bigint;
  readonly terms?: string;
  readonly fraudScore?: number;
  readonly shipToCountry?: string;
}

const GOODS: readonly (readonly [string, string, bigint])[] = [
  ["Regency cake stand, three tier", "22423", 50n],
  ["White hanging heart light holder", "85123A", 30n],
  ["Party bunting", "47566", 20n],
];

/** Orders of the last hours, as the shop asked about them: approved, short of room, late, refused, and odd ones. */
export async function tellOrders(teller: Teller, cast: Cast): Promise<void> {
  const carts: Cart[] = [];
  for (const [index, player] of cast.buyers.slice(0, APPROVED_MAX).entries()) {
    const share = BigInt(12 + ((index * 7) % 40));
    carts.push({ player, amountMinor: (player.roomMinor * share) / 100n });
  }
  for (const player of short(cast)) carts.push({ player, amountMinor: (player.roomMinor * 135n) / 100n });
  for (const [index, player] of cast.late.slice(0, LATE_MAX).entries()) {
    const share = BigInt(20 + ((index * 11) % 60));
    carts.push({ player, amountMinor: (player.roomMinor * share) / 100n });
  }
  for (const player of cast.lost.slice(0, LOST_MAX)) carts.push({ player, amountMinor: 84_000n });
  for (const player of cast.newcomers.slice(0, NEWCOMERS_MAX)) carts.push({ player, amountMinor: 185_000n });
  const [odd, other] = cast.buyers.slice(APPROVED_MAX + SHORT_MAX);
  if (odd !== undefined) carts.push({ player: odd, amountMinor: odd.roomMinor / 3n, fraudScore: 86 });
  if (other !== undefined) carts.push({ player: other, amountMinor: other.roomMinor / 4n, terms: "net60" });
  const step = FIRST_MINUTES_AGO / (carts.length + 1);
  for (const [index, cart] of carts.entries()) {
    const minutesAgo = Math.round(FIRST_MINUTES_AGO - (index + 1) * step);
    await placeOrder(teller.as("program", minutesAgo), `W-${10_241 + index}`, cart);
  }
  await handleHolds(teller);
  await payOne(teller);
  await showOffers(teller, cast);
}

/** Whoever pays well and has little room left: the ones whose cures say by how much. */
function short(cast: Cast): readonly Player[] {
  return cast.buyers.slice(APPROVED_MAX, APPROVED_MAX + SHORT_MAX);
}

async function placeOrder(ask: Ask, reference: string, cart: Cart): Promise<unknown> {
  const { player, terms, fraudScore } = cart;
  const amountMinor = cart.amountMinor < SMALLEST_MINOR ? SMALLEST_MINOR : cart.amountMinor;
  return ask("POST", "/v1/credit/decisions", {
    customer: player.reference,
    mode: "reserve",
    order: {
      reference,
      amount: Number(amountMinor),
      currency: player.currency,
      channel: "web",
      shipToCountry: player.country,
      lines: linesOf(amountMinor),
      terms: terms ?? null,
      fraudScore: fraudScore ?? null,
    },
  });
}

/** The last line takes what rounding leaves. */
function linesOf(amountMinor: bigint): object[] {
  let left = amountMinor;
  return GOODS.map(([description, sku, percent], index) => {
    const isLast = index === GOODS.length - 1;
    const amount = isLast ? left : (amountMinor * percent) / 100n;
    left -= amount;
    return { description, sku, amount: Number(amount) };
  });
}

/** One order has freed itself: what was late is paid, and the order looked at again. */
async function payOne(teller: Teller): Promise<void> {
  const ask = teller.as("program", 4);
  const held = listAt(await ask("GET", "/v1/credit/holds?state=open"), "data");
  for (const hold of held.toReversed()) {
    const step = partOf(hold, "cures", 0, "steps", 0);
    if (partOf(step, "kind") !== "pay_invoices" || listAt(hold, "cures", 0, "steps").length > 1) continue;
    const currency = textAt(step, "total", "currency");
    if (currency !== textAt(hold, "account", "currency")) continue;
    await ask("POST", "/v1/payments", {
      customer: textAt(hold, "payer", "reference"),
      // Customers of euro countries are the Dutch company's.
      entity: currency === "EUR" ? "EU" : "UK",
      amount: Number(partOf(step, "total", "amount")),
      currency,
      receivedOn: teller.now.toISOString().slice(0, 10),
      method: "bank_transfer",
      reference: `PAID-${textAt(hold, "order")}`,
      remittance: listAt(step, "invoices").map((invoice) => ({
        invoice: textAt(invoice, "id"),
        amount: Number(partOf(invoice, "amount")),
        instalment: partOf(invoice, "instalment"),
      })),
    });
    await teller.as("program", 3)("POST", `/v1/orders/${textAt(hold, "order")}/recheck`);
    return;
  }
}

const TAKEN = ["terms", "card", "terms", "prepay"] as const;

/** What carts were offered, and what their buyers chose. */
async function showOffers(teller: Teller, cast: Cast): Promise<void> {
  const buyers = [...cast.buyers.slice(0, 2), ...cast.late.slice(0, 1), ...cast.newcomers.slice(0, 1)];
  for (const [index, { reference, currency, roomMinor }] of buyers.entries()) {
    const ask = teller.as("program", 50 - index * 10);
    const amount = Number(roomMinor / 8n > SMALLEST_MINOR ? roomMinor / 8n : SMALLEST_MINOR);
    const shown = await ask("POST", "/v1/credit/offers", { customer: reference, cart: { amount, currency } });
    const options = listAt(shown, "options");
    const taken = options.find((option) => partOf(option, "kind") === TAKEN[index]) ?? options.at(-1);
    if (taken === undefined) continue;
    await ask("POST", `/v1/credit/offers/${textAt(shown, "id")}/take`, {
      option: textAt(taken, "option"),
      order: `W-${10_100 + index}`,
    });
  }
}

/** Some held orders have been looked at: one is taken, noted, released, and one rejected. */
async function handleHolds(teller: Teller): Promise<void> {
  const ask = teller.as("owner", 8);
  const held = listAt(await ask("GET", "/v1/credit/holds?state=open"), "data");
  const [first, second, third] = held.map((hold) => textAt(hold, "id"));
  if (first !== undefined && teller.ownerId !== null) {
    await ask("PUT", `/v1/credit/holds/${first}/owner`, { owner: teller.ownerId });
    await ask("POST", `/v1/credit/holds/${first}/notes`, {
      note: "Spoke with their accounts: the transfer is on its way.",
    });
  }
  if (second !== undefined) {
    await ask("POST", `/v1/credit/holds/${second}/release`, {
      kind: "firm",
      reason: "Known for years; the payment was promised for Friday.",
      override: true,
    });
  }
  if (third !== undefined) {
    await ask("POST", `/v1/credit/holds/${third}/reject`, {
      reason: "Nothing more goes out before the old invoices are paid.",
    });
  }
}
