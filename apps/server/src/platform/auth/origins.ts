const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The origins whose pages may use a session: the console's own. On a machine of one's own the several names of
 * loopback are the same place.
 */
export function consoleOrigins(publicUrl: string): readonly string[] {
  const url = new URL(publicUrl);
  if (!LOOPBACK_NAMES.includes(url.hostname)) return [url.origin];
  const port = url.port === "" ? "" : `:${url.port}`;
  return LOOPBACK_NAMES.map((name) => `${url.protocol}//${name}${port}`);
}
