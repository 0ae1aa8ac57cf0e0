import { isIP } from "node:net";

const IPV4_PARTS_KEPT = 3;
const IPV6_PARTS_KEPT = 3;

/** An address shortened to its network: IPv4 to three parts (/24), IPv6 to three groups (/48). "unknown" for none. */
export function networkOf(address: string): string {
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  const version = isIP(plain);
  if (version === 4) return `${plain.split(".").slice(0, IPV4_PARTS_KEPT).join(".")}.0/24`;
  if (version === 0) return "unknown";
  const [head = "", tail] = plain.split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  const groups = [...left, ...gap, ...right].slice(0, IPV6_PARTS_KEPT);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/48`;
}
