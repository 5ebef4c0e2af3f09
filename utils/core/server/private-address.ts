/** Whether an IPv4 address never leaves a machine or a local network (RFC 6890): its first two octets tell. */
function isPrivateV4(first: number, second: number): boolean {
  if (first === 0 || first === 10 || first === 127) return true;
  if (first === 100) return second >= 64 && second <= 127;
  if (first === 169) return second === 254;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 192) return second === 168;
  return first >= 224;
}

/** An IPv4 address in IPv6's last 32 bits (mapped, translated, compatible, NAT64), as `new URL` normalises it. */
const EMBEDDED_V4 = /^(?:::|::ffff:|::ffff:0:|64:ff9b:(?:1:)?:)([0-9a-f]{1,4}):[0-9a-f]{1,4}$/;

function isPrivateV6(host: string): boolean {
  const [, firstHalf] = EMBEDDED_V4.exec(host) ?? [];
  if (firstHalf !== undefined) {
    const octets = Number.parseInt(firstHalf, 16);
    return isPrivateV4(octets >> 8, octets & 255);
  }
  return host === "::1" || host === "::" || /^f[cd]/.test(host) || /^fe[89ab]/.test(host);
}

/**
 * Whether a URL's host is on this machine or a local network, as far as its
 * name says: private and loopback addresses, `localhost`, `*.local`,
 * `*.internal`, `*.home.arpa` and names without a dot. What a public name
 * resolves to cannot be known here.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, "");
  if (host.startsWith("[")) return isPrivateV6(host.slice(1, -1));
  if (/\.(localhost|local|internal|home\.arpa)$/.test(host)) return true;
  if (!host.includes(".")) return true;
  const [, first, second] = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host) ?? [];
  return first !== undefined && isPrivateV4(Number(first), Number(second));
}

/**
 * Whether plain http may be spoken with a host: it is on this machine, or in a
 * network that is the person's own. A provider's shared addresses (100.64/10) and
 * multicast are not.
 */
export function isHomeHost(hostname: string): boolean {
  return isPrivateHost(hostname) && !/^(?:100|2[2-5]\d)\.\d/.test(hostname);
}

/**
 * The same for whole URLs, as a browser normalises them (host in lower case), as
 * patterns that RE2 knows. Several, because a browser refuses a rule whose
 * pattern takes more than 2 KB compiled (measured: all in one does). Of
 * IPv6 addresses that embed an IPv4 they take public ones as well.
 */
export const PRIVATE_URL_PATTERNS: readonly string[] = [
  "^https?://([^/:]+\\.)?(localhost|local|internal|home\\.arpa)\\.?[:/]",
  "^https?://[^/:.[]+\\.?[:/]",
  "^https?://(0|10|127|169\\.254|172\\.(1[6-9]|2[0-9]|3[01])|192\\.168)\\.[0-9.]+[:/]",
  "^https?://(100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|22[4-9]|2[345][0-9])\\.[0-9.]+[:/]",
  "^https?://\\[(::|f[cd]|fe[89ab]|64:ff9b:)",
];
