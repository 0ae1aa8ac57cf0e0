import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureDemo } from "../../src/commands/demo.ts";
import { readConfig } from "../../src/platform/config/index.ts";
import { anApi } from "../api/an-api.ts";
import { aRichMerchant } from "../matrix/a-rich-merchant.ts";
import { makeFurtherNews } from "./further-news.ts";
import { newsTypes, unknownComposers } from "./news-types.ts";
import { readSteps } from "./read-guide.ts";
import { adoptGuidePolicy, sendGuide } from "./send-guide.ts";

// Goal: the page of webhooks names every type there is, and its samples are what is recorded. Method: the types are read
// from the sources; samples are held against the news of the demo, of a merchant that has one of everything, and of the
// shop's guide. GOODTERMS_UPDATE=1 writes the samples.

const DOCS = join(import.meta.dirname, "../../../../docs");
const PAGE = join(DOCS, "webhooks.md");
const OPENING_TIMEOUT_MS = 300_000;
const SHARE_PERCENT = 5;
/** By then what was not shipped has run out of time, and a limit of the demo has ended. */
const LATER_MS = 20 * 86_400_000;
const NOWHERE = "http://127.0.0.1:9";
/** Types that none of the merchants here comes to; no more may be without a sample. */
const WITHOUT_SAMPLE_MAX = 36;

const page = readFileSync(PAGE, "utf8");
const ROW =
  /^\| `(?<type>[a-z_]+\.[a-z_]+)` \| (?<about>[^|]+) \| (?<when>.+?) \| (?<sample>–|`\{.*\}`) \|$/gm;
const rows = [...page.matchAll(ROW)].map(({ groups = {}, 0: line }) => ({
  line,
  type: groups.type ?? "",
  about: groups.about ?? "",
  when: groups.when ?? "",
  sample: groups.sample === "–" ? null : (JSON.parse((groups.sample ?? "").slice(1, -1)) as object),
}));

interface Recorded {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}
let recorded: Recorded[];

beforeAll(async () => {
  const api = await anApi();
  const { house } = api;
  const folder = await mkdtemp(join(tmpdir(), "goodterms-news-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const config = readConfig({ PUBLIC_URL: "http://localhost:4600", GOODTERMS_DATA: folder });
  const { database, clock, routes, signIn } = house;
  const demo = { config, database, clock, routes, settings: database.settings };
  await ensureDemo(demo, signIn, { sharePercent: SHARE_PERCENT });
  const [made] = await database.asAdministrator<{ id: string; owner: string }>(
    `SELECT merchant_id AS id, user_id AS owner FROM platform.membership WHERE name = 'Robin Hart'`,
  );
  await house.work();
  await makeFurtherNews(
    { database, routes, merchantId: made?.id ?? "", ownerId: made?.owner ?? null, now: clock.now() },
    house.work,
  );
  const shop = await api.merchant({ customers: 0 });
  await adoptGuidePolicy(shop);
  await sendGuide(shop, readSteps(readFileSync(join(DOCS, "guide-shop.md"), "utf8")), () => {});
  await shop.put("/v1/customers/C-2041", {
    name: "Blue Door Ltd",
    kind: "business",
    country: "GB",
    currency: "GBP",
  });
  await aRichMerchant(house, "alpha", NOWHERE);
  await house.work();
  clock.advance(LATER_MS);
  await house.work();
  recorded = await database.asAdministrator<Recorded>(
    "SELECT type, subject_type AS subject, data FROM platform.event ORDER BY type, length(data::text) DESC, id",
  );
}, OPENING_TIMEOUT_MS);

test("the page names every type in the sources, and no other", () => {
  expect(unknownComposers()).toEqual([]);
  expect(rows.map(({ type }) => type).sort()).toEqual(newsTypes());
});

test("nothing is recorded under a type that the sources do not show", () => {
  const types = new Set(newsTypes());
  expect([...new Set(recorded.map(({ type }) => type))].filter((type) => !types.has(type))).toEqual([]);
});

test("samples are as recorded", () => {
  const byType = Map.groupBy(recorded, ({ type }) => type);
  if (process.env.GOODTERMS_UPDATE === "1") {
    writeSamples(byType);
    return;
  }
  const wrong = rows.filter(({ type, about, sample }) => {
    const news = byType.get(type);
    if (news === undefined) return false;
    const fits = ({ subject, data }: Recorded) =>
      subject === about && fieldsOf(data) === fieldsOf(sample ?? {});
    return sample === null || !news.some(fits);
  });
  expect(wrong.map(({ type }) => type)).toEqual([]);
  const without = rows.filter(({ sample }) => sample === null).map(({ type }) => type);
  expect(without.length, without.join(" ")).toBeLessThanOrEqual(WITHOUT_SAMPLE_MAX);
});

function fieldsOf(data: object): string {
  return Object.keys(data).sort().join();
}

const LIST_SHOWN_MAX = 3;

/** A list is shown by its first elements, for the page is long enough. */
function shortened(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    Array.isArray(value) ? value.slice(0, typeof value[0] === "object" ? 1 : LIST_SHOWN_MAX) : value,
  );
}

function writeSamples(byType: ReadonlyMap<string, readonly Recorded[]>): void {
  let written = page;
  for (const { line, type, when } of rows) {
    const [news] = byType.get(type) ?? [];
    if (news === undefined) continue;
    written = written.replace(
      line,
      () => `| \`${type}\` | ${news.subject} | ${when} | \`${shortened(news.data)}\` |`,
    );
  }
  writeFileSync(PAGE, written);
}
