import { formatId } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import { aBareMerchant, aDatabase, plainDate, type TestMerchant } from "../../../test/house.ts";
import { issueInvoice } from "../documents/issue-invoice.ts";
import { putEntity } from "../ledger/entities.ts";
import { findCustomer } from "./find-customer.ts";
import { putCustomer } from "./put-customer.ts";
import { putGroup } from "./put-group.ts";
import { selectAddresses, selectContacts } from "./reach-store.ts";
import type { CustomerInput } from "./rules.ts";

const database = await aDatabase();
const BERLIN = {
  reference: "DE",
  name: "Nord GmbH",
  country: "DE",
  functionalCurrency: "EUR",
  timeZone: "Europe/Berlin",
};

async function aMerchant(): Promise<TestMerchant> {
  const merchant = await aBareMerchant(database);
  await merchant.run((ctx) => putEntity(ctx, BERLIN));
  return merchant;
}

function input(more: Partial<CustomerInput> = {}): CustomerInput {
  return { reference: "C-1", name: "Ada Ltd", kind: "business", ...more };
}

function eventsOf(merchant: TestMerchant, subjectId: string) {
  return database.asAdministrator<{ type: string; subject_version: string; data: { fields: string[] } }>(
    "SELECT type, subject_version, data FROM platform.event WHERE merchant_id = $1 AND subject_id = $2 ORDER BY subject_version, id",
    [merchant.merchantId, subjectId],
  );
}

function sumsOf(merchant: TestMerchant, accountId: string) {
  return database.asAdministrator<{ currency: string; open_debits_minor: string; reserved_minor: string }>(
    "SELECT currency, open_debits_minor, reserved_minor FROM receivables.exposure_sum WHERE merchant_id = $1 AND account_id = $2 ORDER BY currency",
    [merchant.merchantId, accountId],
  );
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

describe("putting a customer", () => {
  test("makes it with an exposure account in its own currency, or the first entity's", async () => {
    const merchant = await aMerchant();
    const dollars = await merchant.run((ctx) => putCustomer(ctx, input({ currency: "USD" })));
    const plain = await merchant.run((ctx) => putCustomer(ctx, input({ reference: "C-2" })));
    const accounts = await database.asAdministrator<{
      id: string;
      currency: string;
      ceiling_minor: string | null;
    }>("SELECT id, currency, ceiling_minor FROM receivables.exposure_account WHERE merchant_id = $1", [
      merchant.merchantId,
    ]);
    expect(accounts).toContainEqual({ id: dollars.id, currency: "USD", ceiling_minor: null });
    expect(accounts).toContainEqual({ id: plain.id, currency: "EUR", ceiling_minor: null });
    expect(dollars).toMatchObject({ created: true, version: 1n });
  });

  test("is found by its id and by the merchant's number, and never by another merchant", async () => {
    const merchant = await aMerchant();
    const { id } = await merchant.run((ctx) => putCustomer(ctx, input()));
    const byId = await merchant.run((ctx) => findCustomer(ctx, formatId("cus", id)));
    const byReference = await merchant.run((ctx) => findCustomer(ctx, "C-1"));
    expect(byId).toEqual(byReference);
    const stranger = await aMerchant();
    const refusal = await refusalOf(stranger.run((ctx) => findCustomer(ctx, formatId("cus", id))));
    expect(refusal.code).toBe("not_found");
  });

  test("a reference that looks like an id is found when no customer has that id", async () => {
    const merchant = await aMerchant();
    const lookalike = formatId("cus", "01890000-0000-7000-8000-000000000000");
    const { id } = await merchant.run((ctx) => putCustomer(ctx, input({ reference: lookalike })));
    expect((await merchant.run((ctx) => findCustomer(ctx, lookalike))).id).toBe(id);
  });

  test("raises the version only where something changed, and keeps what is left out", async () => {
    const merchant = await aMerchant();
    const full = input({ country: "DE", terms: "net 14", taxIds: [{ kind: "vat", value: "DE123456789" }] });
    const first = await merchant.run((ctx) => putCustomer(ctx, full));
    const again = await merchant.run((ctx) => putCustomer(ctx, full));
    const short = await merchant.run((ctx) => putCustomer(ctx, input()));
    expect([again.version, short.version]).toEqual([1n, 1n]);
    const cleared = await merchant.run((ctx) => putCustomer(ctx, input({ name: "Ada GmbH", terms: null })));
    expect(cleared).toMatchObject({ created: false, version: 2n });
    const customer = await merchant.run((ctx) => findCustomer(ctx, "C-1"));
    expect(customer).toMatchObject({ name: "Ada GmbH", country: "DE", terms: null, version: 2n });
    const events = await eventsOf(merchant, first.id);
    expect(events.map((event) => [event.type, event.data.fields])).toEqual([
      ["receivables.customer_created", ["kind", "name", "country", "terms", "taxIds"]],
      ["receivables.customer_changed", ["name", "terms"]],
    ]);
  });

  test("events hold no personal data", async () => {
    const merchant = await aMerchant();
    const { id } = await merchant.run((ctx) =>
      putCustomer(
        ctx,
        input({ name: "Marked Person", contacts: [{ name: "Marked Contact", email: "marked@example.com" }] }),
      ),
    );
    expect(JSON.stringify(await eventsOf(merchant, id))).not.toMatch(/marked/i);
  });

  test("replaces contacts and addresses by content: what stays keeps its id, what goes is only marked", async () => {
    const merchant = await aMerchant();
    const ada = { name: "Ada", email: "ada@example.com" };
    const address = {
      kind: "billing",
      lines: ["Hafen 1", "Haus 2"],
      city: "Kiel",
      postalCode: "24103",
      country: "DE",
    } as const;
    const { id } = await merchant.run((ctx) =>
      putCustomer(ctx, input({ contacts: [ada, { name: "Bob" }], addresses: [address] })),
    );
    const before = await merchant.run((ctx) => selectContacts(ctx, id));
    const addressesBefore = await merchant.run((ctx) => selectAddresses(ctx, id));
    const next = await merchant.run((ctx) =>
      putCustomer(
        ctx,
        input({ contacts: [{ name: "Cy", phone: "+49 431 1234" }, ada], addresses: [address] }),
      ),
    );
    const after = await merchant.run((ctx) => selectContacts(ctx, id));
    expect(next.version).toBe(2n);
    expect(after.map((contact) => contact.name).sort()).toEqual(["Ada", "Cy"]);
    expect(after.find((contact) => contact.name === "Ada")?.id).toBe(
      before.find((contact) => contact.name === "Ada")?.id,
    );
    expect(await merchant.run((ctx) => selectAddresses(ctx, id))).toEqual(addressesBefore);
    expect(addressesBefore[0]?.lines).toEqual(["Hafen 1", "Haus 2"]);
    const removed = await database.asAdministrator(
      "SELECT name FROM receivables.contact WHERE merchant_id = $1 AND removed_at IS NOT NULL",
      [merchant.merchantId],
    );
    expect(removed).toEqual([{ name: "Bob" }]);
  });

  test("names every field that cannot be kept", async () => {
    const merchant = await aMerchant();
    const bad = input({
      name: " ",
      country: "XX",
      currency: "EURO",
      language: "not a tag",
      timeZone: "Mars/Olympus",
      contacts: [{ name: "A", email: "a@b" }],
      taxIds: [{ kind: "vat", value: "123" }],
      addresses: [{ kind: "billing", lines: [], city: "Kiel", postalCode: "1", country: "EU" }],
    });
    const refusal = await refusalOf(merchant.run((ctx) => putCustomer(ctx, bad)));
    expect(refusal.code).toBe("bad_field");
    expect(refusal.pointers?.map((pointer) => pointer.pointer).sort()).toEqual([
      "/addresses/0/country",
      "/contacts/0/email",
      "/country",
      "/currency",
      "/language",
      "/name",
      "/taxIds/0/value",
      "/timeZone",
    ]);
    expect(
      (await refusalOf(merchant.run((ctx) => putCustomer(ctx, input({ terms: "sometime" }))))).code,
    ).toBe("bad_terms");
    expect((await refusalOf(merchant.run((ctx) => putCustomer(ctx, input({ group: "none" }))))).code).toBe(
      "not_found",
    );
    expect(
      (await refusalOf(merchant.run((ctx) => putCustomer(ctx, input({ ownerId: "nobody" }))))).code,
    ).toBe("bad_field");
  });

  test("without an entity and a currency there is nothing to count in", async () => {
    const merchant = await aBareMerchant(database);
    expect((await refusalOf(merchant.run((ctx) => putCustomer(ctx, input())))).code).toBe("no_entity");
  });

  test("moving between groups carries what is owed along", async () => {
    const merchant = await aMerchant();
    const north = await merchant.run((ctx) => putGroup(ctx, { reference: "north", name: "North" }));
    const south = await merchant.run((ctx) => putGroup(ctx, { reference: "south", name: "South" }));
    await merchant.run((ctx) => putCustomer(ctx, input({ group: "north" })));
    await merchant.run((ctx) =>
      putCustomer(ctx, input({ reference: "C-2", group: formatId("grp", north.group.id) })),
    );
    const invoice = { issuedOn: plainDate("2026-03-01"), currency: "EUR" } as const;
    await merchant.run((ctx) =>
      issueInvoice(ctx, {
        ...invoice,
        customer: "C-1",
        number: "1",
        amounts: { netMinor: 1_000n, taxMinor: 190n },
      }),
    );
    await merchant.run((ctx) =>
      issueInvoice(ctx, {
        ...invoice,
        customer: "C-2",
        number: "2",
        amounts: { netMinor: 500n, taxMinor: 0n },
      }),
    );
    await merchant.run((ctx) => putCustomer(ctx, input({ group: "south" })));
    expect((await sumsOf(merchant, north.group.id))[0]?.open_debits_minor).toBe("500");
    expect((await sumsOf(merchant, south.group.id))[0]?.open_debits_minor).toBe("1190");
    await merchant.run((ctx) => putCustomer(ctx, input({ group: null })));
    expect((await sumsOf(merchant, south.group.id))[0]?.open_debits_minor).toBe("0");
  });
});
