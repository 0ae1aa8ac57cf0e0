// The published and synthetic samples of the bureaus, and a bureau that answers with one of them.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { plainDate } from "@goodterms/kernel";
import { afterAll, expect } from "vitest";
import { movableClock } from "#platform/clock";
import { BureauFailure } from "../failure.ts";
import { type Json, parseJson } from "../reading/json.ts";
import { findBureau } from "../registry.ts";

const SAMPLES = join(import.meta.dirname, "../../../../../../../shared/data/integrations");
export const TODAY = plainDate("2026-03-02");
export const NOW = new Date("2026-03-02T09:00:00Z");

export const textOf = (file: string): string => readFileSync(join(SAMPLES, file), "utf8");
export const jsonOf = (file: string): Json => parseJson(textOf(file));
export const filesOf = (folder: string): string[] =>
  readdirSync(join(SAMPLES, folder)).map((file) => `${folder}/${file}`);

/** What the work failed with; it must be of the closed list. */
export function failureOf(work: () => unknown): BureauFailure {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(BureauFailure);
    return error as BureauFailure;
  }
  throw new Error("nothing failed");
}

/** Runs, and lets a failure of the closed list pass. */
export function closed(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(BureauFailure);
  }
}

const afterAllServers: { close(): void }[] = [];
afterAll(() => {
  for (const server of afterAllServers) server.close();
});

/** What a bureau that answers every data request with one sample makes of it: its failure, or null. */
export async function answeringWith(name: string, status: number, text: string) {
  const server = createServer((request, response) => {
    const isToken = request.url?.includes("token") === true;
    const token = JSON.stringify({
      access_token: "sim-1",
      issued_at: String(NOW.getTime()),
      expires_in: "1800",
    });
    response.writeHead(isToken ? 200 : status, { "content-type": "application/json" });
    response.end(isToken ? token : text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAllServers.push(server);
  const adapter = findBureau(name);
  if (adapter === undefined) throw new Error(`no adapter ${name}`);
  const standards = adapter.settings.flatMap(({ name: setting, standard }) =>
    standard === undefined ? [] : [[setting, standard]],
  );
  const bureau = adapter.open({
    settings: { ...Object.fromEntries(standards), ...adapter.simulatorSettings },
    clock: movableClock(NOW),
    simulatorUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wait: async () => {},
  });
  const request = {
    subject: { reference: name.endsWith("uk") ? "01234567" : "701234567" },
    product: adapter.capabilities.products[0]?.code ?? "",
    country: "US",
    permissiblePurpose: null,
    customerReference: "rpt-1",
  };
  return bureau.fetchReport(request).then(
    () => null,
    (error: unknown) => (error instanceof BureauFailure ? error : null),
  );
}
