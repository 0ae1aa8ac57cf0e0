import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./schema.generated.ts";

export type { components, paths } from "./schema.generated.ts";

/** Calls of the Goodterms API, typed by its description. */
export type GoodtermsClient = Client<paths>;

export interface GoodtermsOptions extends Omit<ClientOptions, "baseUrl"> {
  /** Where the server is, such as https://credit.example.com. Left out in a browser: the page's own origin. */
  readonly baseUrl?: string;
  /** `gt_live_…` or `gt_test_…`; a browser with a session needs none. */
  readonly apiKey?: string;
}

/**
 * A client of one server. Every call answers `{ data }` or `{ error }`, where the error is the problem+json body with
 * its `code`, `detail` and `remedy`; it throws only when the network does.
 */
export function createClient({ apiKey, ...options }: GoodtermsOptions = {}): GoodtermsClient {
  const client = createFetchClient<paths>(options);
  if (apiKey !== undefined) {
    client.use({
      onRequest: ({ request }) => {
        request.headers.set("authorization", `Bearer ${apiKey}`);
      },
    });
  }
  return client;
}
