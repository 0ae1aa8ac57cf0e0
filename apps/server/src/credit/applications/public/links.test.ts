import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLink, signLink } from "../../../platform/auth/index.ts";
import { remindReferees } from "../referees/remind-referees-tick.ts";
import { aLink, anApplicationHouse, fillIn, GOOD_ANSWERS, handedIn } from "../test/an-application-house.ts";

const house = await anApplicationHouse();
const merchant = await house.merchant();
const PDF = Buffer.from("%PDF-1.7 hello");
const BYTES = "application/octet-stream";

describe("links", () => {
  test("one that is forged, of another merchant's id, or for another purpose leads nowhere", async () => {
    const { token } = await aLink(merchant);
    const { token: open } = await aLink(merchant, { isOpen: true });
    const other = await house.merchant();
    const name = readLink(house.vault.link, token);
    const forged = [
      `${token.slice(0, -2)}AA`,
      signLink(randomBytes(32), { merchantId: merchant.merchantId, linkId: randomUUID() }),
      signLink(house.vault.link, { merchantId: other.merchantId, linkId: name?.linkId ?? "" }),
      signLink(house.vault.link, { merchantId: merchant.merchantId, linkId: randomUUID() }),
      "x",
    ];
    for (const each of [...forged, open]) {
      const answer = await house.visit("GET", `applications/${each}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "link_unknown"]);
    }
    expect((await house.visit("GET", `references/${token}`)).statusCode).toBe(404);
    expect((await house.visit("GET", `application-links/${token}`)).statusCode).toBe(404);
  });

  test("one that expired or was revoked says so", async () => {
    const { token } = await aLink(merchant, { expiresInDays: 1 });
    const revoked = await aLink(merchant);
    await merchant.ask("POST", `/v1/application-links/${revoked.link.id}/revoke`);
    expect((await house.visit("GET", `applications/${revoked.token}`)).json().code).toBe("link_ended");
    expect((await house.visit("GET", `applications/${token}`)).statusCode).toBe(200);
    house.clock.advance(86_400_000);
    const ended = await house.visit("PUT", `applications/${token}/answers`, {
      answersVersion: 0,
      answers: {},
    });
    expect([ended.statusCode, ended.json().code]).toEqual([410, "link_ended"]);
  });

  test("an open link gives each applicant a link of their own; a one-time one gives one, whoever races for it", async () => {
    const { token } = await aLink(merchant, { isOpen: true });
    expect((await house.visit("GET", `application-links/${token}?language=de`)).json().form.title).toBe(
      "Kauf auf Rechnung",
    );
    const first = (await house.visit("POST", `application-links/${token}/begin`, {})).json();
    const second = (await house.visit("POST", `application-links/${token}/begin`, { language: "de" })).json();
    expect(first.token).not.toBe(second.token);
    expect((await house.visit("GET", `applications/${second.token}`)).json().form.language).toBe("de");
    const once = await aLink(merchant, { isOpen: true, isOneTime: true });
    const answers = await Promise.all(
      [1, 2, 3].map(() => house.visit("POST", `application-links/${once.token}/begin`, {})),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410, 410]);
  });

  test("nothing of a token or an answer is kept in the clear", async () => {
    const { token } = await aLink(merchant);
    await fillIn(house, token);
    const tables = await house.database.asAdministrator<{ text: string }>(
      `SELECT (SELECT string_agg(l::text, ' ') FROM credit.application_link l) || (SELECT string_agg(a::text, ' ') FROM credit.application a) AS text`,
    );
    expect(tables[0]?.text).not.toContain(token.slice(4, 40));
    expect(tables[0]?.text).not.toMatch(/Acme|jane|NWBK/i);
  });

  test("answers saved from two windows do not overwrite each other", async () => {
    const { token } = await aLink(merchant);
    const save = (legal_name: string) =>
      house.visit("PUT", `applications/${token}/answers`, { answersVersion: 0, answers: { legal_name } });
    const answers = await Promise.all([save("One Ltd"), save("Two Ltd"), save("Three Ltd")]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  });

  test("whatever is sent, the answer is a refusal or a save, never a failure", async () => {
    const { token } = await aLink(merchant);
    const keys = fc.constantFrom(...Object.keys(GOOD_ANSWERS), "__proto__", "constructor", "signature", "x");
    const bodies = fc.record({
      answersVersion: fc.oneof(fc.nat({ max: 300 }), fc.anything()),
      answers: fc.oneof(fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })), fc.jsonValue()),
    });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const sent = JSON.stringify(body, (_key, value: unknown) =>
          typeof value === "bigint" ? "1" : value,
        );
        const answer = await house.visit("PUT", `applications/${token}/answers`, Buffer.from(sent), {
          type: "application/json",
        });
        expect([200, 400, 409, 422], answer.body).toContain(answer.statusCode);
      }),
      { numRuns: 60 },
    );
    for (const path of ["submit", "offer", "appeal", "begin", "uploads/x"]) {
      const answer = await house.visit("POST", `applications/${token}/${path}`, Buffer.from("{]"), {
        type: "application/json",
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });
});

describe("uploads", () => {
  const upload = (token: string, content: Buffer, question = "accounts", fileName = "a.pdf") =>
    house.visit("POST", `applications/${token}/uploads/${question}?fileName=${fileName}`, content, {
      type: BYTES,
    });
  const askedForAccounts = async () => {
    const link = await aLink(merchant);
    await house.visit("PUT", `applications/${link.token}/answers`, {
      answersVersion: 0,
      answers: { requested_limit: { amount: 2_500_000, currency: "GBP" } },
    });
    return link;
  };

  test("a file is kept encrypted, shown by name, and only ever downloaded", async () => {
    const { token, id } = await askedForAccounts();
    const before = await house.filesKept();
    const kept = await upload(token, PDF, "accounts", "..%2FBilanz.pdf");
    expect(kept.json()).toMatchObject({ fileName: "Bilanz.pdf", mediaType: "application/pdf", bytes: 14 });
    expect(await house.filesKept()).toBe(before + 1);
    const [row] = await house.database.asAdministrator<{ file_path: string }>(
      "SELECT file_path FROM credit.application_upload WHERE id = $1",
      [kept.json().id],
    );
    const onDisk: Uint8Array[] = [];
    for await (const chunk of house.files.read(row?.file_path ?? "")) onDisk.push(chunk);
    expect(Buffer.concat(onDisk).includes("PDF")).toBe(false);
    const path = `/v1/application-uploads/${kept.json().id}`;
    const download = await merchant.ask("GET", path);
    expect(download.rawPayload.equals(PDF)).toBe(true);
    expect(download.headers["content-disposition"]).toMatch(/^attachment; filename="Bilanz.pdf"/);
    expect(download.headers["content-type"]).toBe(BYTES);
    const other = await house.merchant();
    expect((await other.ask("GET", path)).statusCode).toBe(404);
    expect((await merchant.ask("GET", `/v1/applications/${id}`)).json().uploads.length).toBe(1);
    expect((await house.visit("DELETE", `applications/${token}/uploads/${kept.json().id}`)).statusCode).toBe(
      204,
    );
    expect(await house.filesKept()).toBe(before);
  });

  test("a wrong kind, one too large, one too many and one nobody asked for leave nothing behind", async () => {
    const { token } = await askedForAccounts();
    const before = await house.filesKept();
    const codeOf = async (answer: ReturnType<typeof upload>) => (await answer).json().code;
    expect(await codeOf(upload(token, Buffer.from("MZ this is a program")))).toBe("bad_file");
    expect(await codeOf(upload(token, Buffer.from("<svg onload=alert(1)>")))).toBe("bad_file");
    expect(await codeOf(upload(token, Buffer.alloc(0)))).toBe("bad_file");
    expect(await codeOf(upload(token, Buffer.from("%P")))).toBe("bad_file");
    expect(await codeOf(upload(token, Buffer.concat([PDF, Buffer.alloc(10_485_760)])))).toBe("bad_file");
    expect(await codeOf(upload(token, PDF, "vat_id"))).toBe("not_open");
    expect(await codeOf(upload(token, PDF, "_appeal"))).toBe("not_open");
    expect(await house.filesKept()).toBe(before);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await upload(token, PDF)).statusCode);
    expect(statuses).toEqual([201, 201, 201, 422]);
    expect(await house.filesKept()).toBe(before + 3);
  });

  test("a file taken in later takes the signature off", async () => {
    const { token } = await aLink(merchant);
    const big = { requested_limit: { amount: 2_500_000, currency: "GBP" } };
    await fillIn(house, token, { ...GOOD_ANSWERS, ...big });
    await upload(token, PDF);
    const answer = await house.visit("POST", `applications/${token}/submit`, {});
    expect(answer.json().pointers).toEqual([
      { pointer: "/answers/signature", message: "was given before the last change; sign again" },
    ]);
  });
});

describe("what repeats is found", () => {
  test("the same account under another name, the same device, a refusal before", async () => {
    const own = await house.merchant();
    const codes = async (id: string) =>
      (await own.ask("GET", `/v1/applications/${id}`))
        .json()
        .findings.map(({ code }: { code: string }) => code);
    const first = await handedIn(house, own);
    await own.ask("POST", `/v1/applications/${first.id}/decline`, { reasons: ["no_references"] });
    const second = await handedIn(house, own);
    expect(await codes(second.id)).toEqual(["declined_before"]);
    const third = await handedIn(house, own, {}, { ...GOOD_ANSWERS, legal_name: "Quite Another Ltd" });
    expect(await codes(third.id)).toContain("account_used_by_others");
    const before = house.pulled.length;
    const pull = (id: string, body: object = {}) =>
      own.ask("POST", `/v1/applications/${id}/reports`, body as Record<string, unknown>);
    expect((await pull(third.id)).json().code).toBe("unscreened");
    expect((await pull(second.id)).json().code).toBe("wrong_state");
    expect(house.pulled.length).toBe(before);
    await own.ask("POST", `/v1/applications/${third.id}/customer`, {});
    expect((await pull(third.id, { overrideReason: "A subsidiary." })).statusCode).toBe(200);
    expect(house.pulled.length).toBe(before + 1);
    const assess = await own.ask("POST", `/v1/applications/${third.id}/assess`, {});
    expect(assess.json().code).toBe("unscreened");
    const settled = await own.ask("POST", `/v1/applications/${third.id}/assess`, {
      overrideReason: "A subsidiary.",
    });
    expect(settled.json().application.recommendation).toBe("refer");
  });

  test("a customer of that name or tax number is named", async () => {
    const own = await house.merchant();
    const { id } = await handedIn(house, own);
    await own.ask("POST", `/v1/applications/${id}/customer`, { reference: "ACME" });
    const { id: again } = await handedIn(house, own);
    const { findings } = (await own.ask("GET", `/v1/applications/${again}`)).json();
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      ...["tax_id_of_known_customer", "name_of_known_customer", "applied_elsewhere"],
    ]);
    expect(findings[0].parameters).toEqual({ customers: "ACME" });
  });
});

test("nobody outside is asked about whoever has not agreed to it", async () => {
  const own = await house.merchant();
  const answers = {
    ...{
      name: "Max Mustermann",
      date_of_birth: "1985-05-05",
      email: "max@example.org",
      adults: "1",
      children: "0",
    },
    address: { lines: ["Hauptstraße 1"], city: "Berlin", postalCode: "10115", country: "DE" },
    requested_limit: { amount: 300_000, currency: "EUR" },
    monthly_income: { amount: 320_000, currency: "EUR" },
    monthly_housing: { amount: 90_000, currency: "EUR" },
    monthly_debt: { amount: 0, currency: "EUR" },
  };
  const { id } = await handedIn(house, own, { kind: "person" }, answers);
  await own.ask("POST", `/v1/applications/${id}/customer`, {});
  const refused = await own.ask("POST", `/v1/applications/${id}/reports`, {});
  expect([refused.statusCode, refused.json().detail]).toEqual([
    409,
    "The applicant has not agreed that bureaus are asked.",
  ]);
});

test("silent referees are reminded after five days, twice at most; who answered is left alone", async () => {
  const own = await house.merchant();
  const { id } = await handedIn(house, own);
  const [referee] = (await own.ask("GET", `/v1/applications/${id}`)).json().referees;
  await own.ask("POST", `/v1/application-referees/${referee.id}/ask`, { expiresInDays: 60 });
  const reminded: number[] = [];
  for (let day = 0; day < 20; day += 1) {
    reminded.push(await own.run(remindReferees));
    house.clock.advance(86_400_000);
  }
  expect(reminded.reduce((sum, count) => sum + count)).toBe(2);
  expect(reminded.indexOf(1)).toBe(6);
});

test("another merchant's applications, forms, links and referees do not exist", async () => {
  const own = await house.merchant();
  const { id, link } = await handedIn(house, own);
  const shown = (await own.ask("GET", `/v1/applications/${id}`)).json();
  const other = await house.merchant();
  const body = { limit: { amount: 1, currency: "GBP" }, reason: "x" };
  const asked = [
    ["GET", `/v1/applications/${id}`],
    ["GET", `/v1/applications/${id}/folder`],
    ["POST", `/v1/applications/${id}/approve`, body],
    ["POST", `/v1/applications/${id}/notes`, { text: "x" }],
    ["POST", `/v1/applications/${id}/erase`],
    ["POST", `/v1/applications/${id}/code`],
    ["POST", `/v1/application-referees/${shown.referees[0].id}/ask`, {}],
    ["POST", `/v1/application-links/${link.id}/revoke`],
    ["GET", `/v1/application-forms/${shown.application.form}`],
  ] as const;
  for (const [method, url, payload] of asked) {
    expect((await other.ask(method, url, payload)).statusCode, url).toBe(404);
  }
});
