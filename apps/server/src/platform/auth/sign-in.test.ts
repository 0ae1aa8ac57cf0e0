import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import {
  aTenant,
  cookiesOf,
  PASSWORD,
  PUBLIC_URL,
  signInAs,
  testServer,
  testSignIn,
} from "../http/test-server.ts";

const database = await aDatabase();
const clock = aClock();
const signIn = testSignIn(database);
const server = await testServer(database, clock, { signIn });

async function post(path: string, payload: object, headers: Record<string, string> = { origin: PUBLIC_URL }) {
  return server.inject({ method: "POST", url: `/api/auth${path}`, headers, payload });
}

test("a person signs in, is known by the session, and signs out", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const headers = await signInAs(server, tenant.ownerEmail);
  const me = await server.inject({ url: "/v1/me", headers });
  expect(me.statusCode, me.body).toBe(200);
  expect(me.json()).toMatchObject({
    user: { name: "Olive Owner", email: tenant.ownerEmail, twoFactorEnabled: false },
    merchant: { mode: "live", roles: ["owner"] },
    merchants: [{ mode: "live" }, { mode: "test" }],
    apiKey: null,
  });
  const out = await post("/sign-out", {}, headers);
  expect(out.statusCode).toBe(200);
  expect((await server.inject({ url: "/v1/me", headers })).statusCode).toBe(401);
});

test("the session cookie is out of reach of scripts and other sites", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const answer = await post("/sign-in/email", { email: tenant.ownerEmail, password: PASSWORD });
  const cookie = [answer.headers["set-cookie"]].flat().find((text) => text?.includes("session_token"));
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
});

test("behind https the cookie is sent over TLS only", async () => {
  const { openSignIn } = await import("./sign-in.ts");
  const publicUrl = "https://credit.example.com";
  const tls = openSignIn(database, { publicUrl, encryptionKey: Buffer.alloc(32, 1) });
  const tenant = await aTenant(database, clock, tls);
  const answer = await tls.handle(
    new Request(`${publicUrl}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: publicUrl },
      body: JSON.stringify({ email: tenant.ownerEmail, password: PASSWORD }),
    }),
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().join()).toMatch(/__Secure-goodterms.session_token=.*Secure/i);
});

test("wrong password and unknown address are refused alike, as a problem", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const wrong = await post("/sign-in/email", { email: tenant.ownerEmail, password: "wrong password 1" });
  const unknown = await post("/sign-in/email", { email: "nobody@example.com", password: "wrong password 1" });
  expect(wrong.statusCode).toBe(401);
  expect(wrong.headers["content-type"]).toContain("application/problem+json");
  const { requestId: _, ...shown } = wrong.json();
  expect(unknown.json()).toMatchObject(shown);
});

test("nobody can sign themselves up, and no path is open but those the console uses", async () => {
  const draft = { email: "new@example.com", password: PASSWORD, name: "New" };
  expect((await post("/sign-up/email", draft)).statusCode).toBe(404);
  const direct = await signIn.handle(
    new Request(`${PUBLIC_URL}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: PUBLIC_URL },
      body: JSON.stringify(draft),
    }),
  );
  expect(direct.status).toBe(400);
  for (const path of ["/delete-user", "/change-email", "/update-user", "/request-password-reset"]) {
    expect((await post(path, {})).statusCode, path).toBe(404);
  }
});

test("a foreign page cannot sign anybody in", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const answer = await post(
    "/sign-in/email",
    { email: tenant.ownerEmail, password: PASSWORD },
    { origin: "https://evil.example", cookie: "goodterms.x=1" },
  );
  expect(answer.statusCode).toBe(403);
});

test("an invitation sets a password once, of twelve characters at least", async () => {
  const person = await signIn.createPerson({ email: "invited@example.com", name: "Ina Vited" });
  const { token } = await signIn.invite(person.userId);
  expect((await post("/reset-password", { token, newPassword: "too short" })).statusCode).toBe(400);
  const again = await signIn.invite(person.userId);
  const set = await post("/reset-password", { token: again.token, newPassword: "long enough now" });
  expect(set.statusCode, set.body).toBe(200);
  expect(
    (await post("/reset-password", { token: again.token, newPassword: "another long one" })).statusCode,
  ).toBe(400);
  await signInAs(server, "invited@example.com", "long enough now");
});

test("with a second factor, the password alone opens nothing; a code or a backup code does", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const session = await signInAs(server, tenant.ownerEmail);
  const enabled = await post("/two-factor/enable", { password: PASSWORD }, session);
  expect(enabled.statusCode, enabled.body).toBe(200);
  const { totpURI, backupCodes } = enabled.json();
  expect(backupCodes).toHaveLength(10);
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  const confirmed = await post("/two-factor/verify-totp", { code: totp(secret) }, session);
  expect(confirmed.statusCode, confirmed.body).toBe(200);

  const first = await post("/sign-in/email", { email: tenant.ownerEmail, password: PASSWORD });
  expect(first.json()).toMatchObject({ twoFactorRedirect: true });
  const half = { cookie: cookiesOf(first.headers["set-cookie"]), origin: PUBLIC_URL };
  expect((await server.inject({ url: "/v1/me", headers: half })).statusCode).toBe(401);
  expect((await post("/two-factor/verify-totp", { code: "000000" }, half)).statusCode).toBe(401);
  const second = await post("/two-factor/verify-totp", { code: totp(secret) }, half);
  expect(second.statusCode, second.body).toBe(200);
  const whole = { cookie: cookiesOf(second.headers["set-cookie"]) };
  expect((await server.inject({ url: "/v1/me", headers: whole })).json()).toMatchObject({
    user: { twoFactorEnabled: true },
  });

  const backup = { code: backupCodes[0] };
  const third = await post("/sign-in/email", { email: tenant.ownerEmail, password: PASSWORD });
  const withBackup = { cookie: cookiesOf(third.headers["set-cookie"]), origin: PUBLIC_URL };
  expect((await post("/two-factor/verify-backup-code", backup, withBackup)).statusCode).toBe(200);
  const fourth = await post("/sign-in/email", { email: tenant.ownerEmail, password: PASSWORD });
  const spent = { cookie: cookiesOf(fourth.headers["set-cookie"]), origin: PUBLIC_URL };
  expect((await post("/two-factor/verify-backup-code", backup, spent)).statusCode).toBe(401);
});

test("what the database keeps of a sign-in opens nothing: no password, secret or code stands in the open", async () => {
  const tenant = await aTenant(database, clock, signIn);
  const session = await signInAs(server, tenant.ownerEmail);
  const { totpURI, backupCodes } = (await post("/two-factor/enable", { password: PASSWORD }, session)).json();
  const secret = decodeBase32(new URL(totpURI).searchParams.get("secret") ?? "").toString();
  const rows = await database.asAdministrator(
    `SELECT account.password, two_factor.secret, two_factor.backup_codes FROM signin.account
     JOIN signin.two_factor USING (user_id) WHERE user_id = $1`,
    [tenant.ownerId],
  );
  expect(rows).toHaveLength(1);
  const stored = JSON.stringify(rows);
  for (const open of [PASSWORD, secret, ...backupCodes]) expect(stored).not.toContain(open);
});

test("the application's role has no way into people's sign-in", async () => {
  await expect(database.app.query("SELECT * FROM signin.person")).rejects.toThrow(/permission denied/);
});

/** RFC 6238 with SHA-1, six digits, thirty seconds, at the machine's time. */
function totp(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor((performance.timeOrigin + performance.now()) / 30_000)));
  const mac = createHmac("sha1", decodeBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const code = (mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, "0");
}

function decodeBase32(text: string): Buffer {
  const bits = [...text.replaceAll("=", "")]
    .map((character) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
