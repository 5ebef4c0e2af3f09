/** `20260102T030405Z`, as S3 writes the moment of signing. */
function parseCompactDate(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function secondsAfter(startMs: number, seconds: string | undefined): number {
  return seconds === undefined ? Number.NaN : startMs + Number(seconds) * 1000;
}

/**
 * Until when a signed address of a file store works, where the address says so:
 * Azure (`se`, used by OpenAI), S3 and its kin (`X-Amz-Date` + `X-Amz-Expires`,
 * also with Goog, OSS, Tos in place of Amz), older signatures (`Expires`, seconds since
 * the epoch). Milliseconds since the epoch.
 */
export function expiryOf(address: string): number | undefined {
  if (!URL.canParse(address)) return undefined;
  const params = new Map(
    [...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const kin = ["amz", "goog", "oss", "tos", "cos"].map((name) =>
    secondsAfter(
      parseCompactDate(params.get(`x-${name}-date`) ?? ""),
      params.get(`x-${name}-expires`),
    ),
  );
  const known = [
    Date.parse(params.get("se") ?? ""),
    ...kin,
    /^\d{10}$/.test(params.get("expires") ?? "")
      ? Number(params.get("expires")) * 1000
      : Number.NaN,
  ];
  return known.find((expiry) => Number.isFinite(expiry) && expiry > 0);
}
