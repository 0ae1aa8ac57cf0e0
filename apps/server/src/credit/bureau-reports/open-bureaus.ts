import { setTimeout as sleep } from "node:timers/promises";
import {
  type Bureau,
  type BureauAdapter,
  BureauFailure,
  findBureau,
  type Simulator,
} from "#integrations/bureaus";
import type { Clock } from "#platform/clock";
import type { Connection } from "./connection-store.ts";
import { type Keys, openValue } from "./keys.ts";

const OPENED_MAX = 500;
/** Loopback's port for nothing; nobody calls it. */
const NOWHERE = "http://127.0.0.1:9";

/** Opens connections, and keeps them open, so that all calls of one share its token and its rate limit. */
export interface Bureaus {
  readonly keys: Keys;
  adapter(name: string): BureauAdapter | undefined;
  /** @throws BureauFailure misconfigured. */
  open(merchantId: string, connection: Connection, clock: Clock): Promise<Bureau>;
  /** Sees whether a connection's settings can be used, and keeps nothing open. @throws BureauFailure misconfigured. */
  probe(merchantId: string, connection: Settings, clock: Clock): void;
}

/** The part of a connection that says how to reach the bureau. */
export type Settings = Pick<Connection, "bureau" | "isSimulated" | "settings" | "sealedSecrets">;

export interface BureausParts {
  readonly keys: Keys;
  /** Waits between tries; a test may make it shorter. */
  readonly wait?: (durationMs: number) => Promise<void>;
  /** Where a simulated connection of a bureau goes; by default one simulator a bureau, in this process. */
  readonly simulatorUrl?: (bureau: string, clock: Clock) => Promise<string>;
}

/** The bureaus of one process. */
export function openBureaus(parts: BureausParts): Bureaus {
  const opened = new Map<string, Bureau>();
  const simulators = new Map<string, Promise<Simulator>>();
  const wait = parts.wait ?? ((durationMs: number) => sleep(durationMs));

  const simulatorOf = async (adapter: BureauAdapter, clock: Clock): Promise<string> => {
    const starting = simulators.get(adapter.name) ?? adapter.simulate(clock);
    simulators.set(adapter.name, starting);
    return (await starting).url;
  };
  const simulatorUrl =
    parts.simulatorUrl ??
    (async (bureau: string, clock: Clock) => {
      const adapter = findBureau(bureau);
      if (adapter === undefined) throw new BureauFailure("misconfigured", "there is no such bureau");
      return simulatorOf(adapter, clock);
    });

  const openAt = (merchantId: string, connection: Settings, clock: Clock, url: string | null): Bureau => {
    const adapter = findBureau(connection.bureau);
    if (adapter === undefined) throw new BureauFailure("misconfigured", "there is no adapter of that name");
    const secrets = openValue<Record<string, string>>(
      parts.keys.connection(merchantId),
      connection.sealedSecrets,
    );
    const settings = {
      ...standardsOf(adapter),
      ...connection.settings,
      ...secrets,
      ...(connection.isSimulated && adapter.simulatorSettings),
    };
    return adapter.open({ settings, clock, simulatorUrl: url, wait });
  };

  return {
    keys: parts.keys,
    adapter: findBureau,
    probe: (merchantId, connection, clock) => {
      openAt(merchantId, connection, clock, connection.isSimulated ? NOWHERE : null);
    },
    open: async (merchantId, connection, clock) => {
      const key = `${merchantId} ${connection.bureau} ${connection.version}`;
      const standing = opened.get(key);
      if (standing !== undefined) return standing;
      const url = connection.isSimulated ? await simulatorUrl(connection.bureau, clock) : null;
      const bureau = openAt(merchantId, connection, clock, url);
      if (opened.size >= OPENED_MAX) opened.clear();
      opened.set(key, bureau);
      return bureau;
    },
  };
}

function standardsOf(adapter: BureauAdapter): Record<string, string> {
  return Object.fromEntries(
    adapter.settings.flatMap(({ name, standard }) => (standard === undefined ? [] : [[name, standard]])),
  );
}
