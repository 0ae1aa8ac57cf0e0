import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aWebhookReceiver, type WebhookReceiver } from "../../../../test/webhook-receiver.ts";
import { urlProblem } from "../endpoints/rules.ts";
import { isPublicAddress } from "./addresses.ts";
import { sendRequest, type WebhookRequest } from "./send-request.ts";

// Goal: a webhook reaches the public address it was checked for, or nothing; and no receiver can hold us up.
// Method: a receiver on the loopback address stands for both the outside world and our own network.

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await aWebhookReceiver();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = (response) => response.writeHead(204).end();
});

const to = (url: string, more: Partial<WebhookRequest> = {}) =>
  sendRequest({ url, headers: { "webhook-id": "evt_1" }, body: "{}", allowPrivate: true, ...more });
const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("addresses", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "203.0.113.9",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2001::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "::127.0.0.1",
    "5f00::1",
    "not an address",
    "",
    "2130706433",
    "0x7f.1",
  ])("%s is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2001:4860:4860::8888",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ["https://127.0.0.1/", "It is not a public address."],
    ["https://2130706433/", "It is not a public address."],
    ["https://0x7f.1/", "It is not a public address."],
    ["https://0177.0.0.1/", "It is not a public address."],
    ["https://[::1]/", "It is not a public address."],
    ["https://[::ffff:10.0.0.1]/", "It is not a public address."],
    ["https://169.254.169.254/latest/meta-data", "It is not a public address."],
    ["http://shop.example/", "It is not an https address."],
    ["ftp://shop.example/", "It is not an https address."],
    ["file:///etc/passwd", "It is not an https address."],
    ["nonsense", "It is not an https address."],
    ["https://user:secret@shop.example/", "It holds a user name or a password."],
    ["https://shop.example/hooks?shop=1", null],
    ["https://8.8.8.8/", null],
  ])("%s as an endpoint: %s", (url, problem) => {
    expect(urlProblem(url, false)).toBe(problem);
  });

  test("a server that allows private addresses takes plain http to them, but still no passwords", () => {
    expect(urlProblem("http://127.0.0.1:9000/", true)).toBeNull();
    expect(urlProblem("http://a:b@127.0.0.1:9000/", true)).not.toBeNull();
    expect(urlProblem("gopher://127.0.0.1:9000/", true)).not.toBeNull();
  });
});

describe("a request", () => {
  test("posts the body with its headers", async () => {
    expect(await to(receiver.url)).toEqual({ status: 204, error: null });
    expect(receiver.received).toMatchObject([
      { path: "/hooks", text: "{}", headers: { "webhook-id": "evt_1" } },
    ]);
  });

  test.each(["127.0.0.1", "localhost", "[::1]", "2130706433"])(
    "to %s is refused without a connection",
    async (host) => {
      const response = await to(`http://${host}:${receiver.port}/hooks`, { allowPrivate: false });
      expect(response).toEqual({ status: null, error: "private address" });
      expect(receiver.received).toEqual([]);
    },
  );

  test("to a name with any private address is refused", async () => {
    const resolve = resolvesTo("8.8.8.8", "127.0.0.1");
    const response = await to(`http://shop.example:${receiver.port}/`, { allowPrivate: false, resolve });
    expect(response).toEqual({ status: null, error: "private address" });
    expect(receiver.received).toEqual([]);
  });

  test("goes to the address that was checked, resolving the name once", async () => {
    const answers = [resolvesTo("127.0.0.1"), resolvesTo("8.8.8.8")];
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return (answers.shift() ?? resolvesTo())();
    };
    expect(await to(`http://shop.example:${receiver.port}/hooks`, { resolve })).toEqual({
      status: 204,
      error: null,
    });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`shop.example:${receiver.port}`);
  });

  test("does not follow a redirect", async () => {
    receiver.answer = (response) => response.writeHead(302, { location: "/elsewhere" }).end();
    expect(await to(receiver.url)).toEqual({ status: 302, error: null });
    expect(receiver.received).toHaveLength(1);
  });

  test("takes the status of an endless answer and hangs up after 64 KiB", async () => {
    let [written, hungUp] = [0, false];
    receiver.answer = (response) => {
      response.writeHead(200);
      response.on("close", () => {
        hungUp = true;
      });
      const chunk = Buffer.alloc(16 * 1024);
      const flood = () => {
        while (!hungUp && response.write(chunk)) written += chunk.length;
        if (!hungUp) response.once("drain", flood);
      };
      flood();
    };
    expect(await to(receiver.url)).toEqual({ status: 200, error: null });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hungUp).toBe(true);
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  test("gives up on a receiver that does not answer in time", async () => {
    receiver.answer = () => {};
    const started = performance.now();
    expect(await to(receiver.url, { timeoutMs: 200 })).toEqual({ status: null, error: "timeout" });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("gives up on a name that does not resolve in time", async () => {
    const resolve = () => new Promise<never>(() => {});
    expect(await to("http://shop.example/", { timeoutMs: 100, resolve })).toEqual({
      status: null,
      error: "timeout",
    });
  });

  test("counts an answer whose body never ends in time", async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      response.write("slowly");
    };
    expect(await to(receiver.url, { timeoutMs: 300 })).toEqual({ status: 200, error: null });
  });

  test("names a refused connection and a broken one by the system's code", async () => {
    expect(await to("http://127.0.0.1:1/")).toEqual({ status: null, error: "ECONNREFUSED" });
    receiver.answer = (response) => response.destroy();
    expect(await to(receiver.url)).toEqual({ status: null, error: "ECONNRESET" });
  });
});
