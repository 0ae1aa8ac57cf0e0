import { isCurrency } from "@goodterms/kernel";
import { type BureauAdapter, BureauFailure } from "#integrations/bureaus";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { RefusalPointer } from "#platform/refusals";
import { subjectOfBureau } from "./bureau-subject-id.ts";
import { selectConnection, upsertConnection } from "./connection-store.ts";
import { openValue, sealValue } from "./keys.ts";
import type { Bureaus, Settings } from "./open-bureaus.ts";
import { refuseReport } from "./refusals.ts";

/** A connection as sent: settings and secrets left out stay, an empty text takes one away. */
export interface ConnectionInput {
  readonly isEnabled?: boolean | undefined;
  readonly isSimulated?: boolean | undefined;
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Minor units by product. */
  readonly costs?: Readonly<Record<string, bigint>> | undefined;
  readonly costCurrency?: string | undefined;
}

/**
 * Connects a bureau or changes its connection. Nothing is sent to it: that is what checking is for.
 * @throws Refusal bureau_unknown, bureau_setting.
 */
export async function putConnection(
  ctx: Context,
  bureaus: Bureaus,
  name: string,
  input: ConnectionInput,
): Promise<void> {
  const adapter = bureaus.adapter(name);
  if (adapter === undefined) throw refuseReport("bureau_unknown", `There is no adapter called ${name}.`);
  const standing = await selectConnection(ctx, name);
  const pointers = checkInput(adapter, input);
  if (pointers.length > 0) throw refuseReport("bureau_setting", "See the pointers.", pointers);
  const key = bureaus.keys.connection(ctx.merchantId);
  const secrets =
    standing === undefined ? {} : openValue<Record<string, string>>(key, standing.sealedSecrets);
  const isSecret = (setting: string): boolean =>
    adapter.settings.some((known) => known.name === setting && known.isSecret);
  const given = Object.entries(input.settings ?? {});
  const connection = {
    bureau: name,
    isEnabled: input.isEnabled ?? standing?.isEnabled ?? true,
    isSimulated: input.isSimulated ?? standing?.isSimulated ?? false,
    settings: merged(
      standing?.settings ?? {},
      given.filter(([setting]) => !isSecret(setting)),
    ),
    sealedSecrets: sealValue(
      key,
      merged(
        secrets,
        given.filter(([setting]) => isSecret(setting)),
      ),
    ),
    costs: { ...(standing?.costs ?? {}), ...textsOf(input.costs ?? {}) },
    costCurrency: input.costCurrency ?? standing?.costCurrency ?? adapter.capabilities.currency,
  };
  if (connection.isEnabled) probe(ctx, bureaus, connection);
  const version = await upsertConnection(ctx, connection);
  await recordEvents(ctx, [
    {
      type: "credit.bureau_connection_changed",
      subjectType: "bureau_connection",
      subjectId: subjectOfBureau(name),
      subjectVersion: version,
      // Which settings were given, never what they are.
      data: {
        bureau: name,
        isEnabled: connection.isEnabled,
        isSimulated: connection.isSimulated,
        settings: given.map(([setting]) => setting).sort(),
      },
    },
  ]);
}

function checkInput(adapter: BureauAdapter, input: ConnectionInput): RefusalPointer[] {
  const settings = new Set(adapter.settings.map((setting) => setting.name));
  const products = new Set(adapter.capabilities.products.map((product) => product.code));
  const unknown = (names: readonly string[], known: ReadonlySet<string>, place: string): RefusalPointer[] =>
    names
      .filter((name) => !known.has(name))
      .map((name) => ({ pointer: `/${place}/${name}`, message: `is not known to ${adapter.name}` }));
  return [
    ...unknown(Object.keys(input.settings ?? {}), settings, "settings"),
    ...unknown(Object.keys(input.costs ?? {}), products, "costs"),
    ...(input.costCurrency === undefined || isCurrency(input.costCurrency)
      ? []
      : [{ pointer: "/costCurrency", message: "is no currency of ISO 4217" }]),
  ];
}

/** Settings that cannot work are refused when they are written, not when a report is wanted. */
function probe(ctx: Context, bureaus: Bureaus, connection: Settings): void {
  try {
    bureaus.probe(ctx.merchantId, connection, { now: () => ctx.now });
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    throw refuseReport("bureau_setting", `The connection cannot be opened: ${error.detail}.`, [
      { pointer: "/settings", message: error.detail },
    ]);
  }
}

function merged(
  standing: Readonly<Record<string, string>>,
  given: readonly (readonly [string, string])[],
): Record<string, string> {
  const all = { ...standing, ...Object.fromEntries(given) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function textsOf(costs: Readonly<Record<string, bigint>>): Record<string, string> {
  return Object.fromEntries(Object.entries(costs).map(([product, minor]) => [product, minor.toString()]));
}
