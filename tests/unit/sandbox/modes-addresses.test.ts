import { describe, expect, it } from "vitest";
import { ADDRESS_MODES } from "../../sandbox/relay/modes/addresses.ts";
import { ask, KEY, namesOf, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

async function addressOf(mode: string): Promise<string> {
  const { text } = await ask(sandbox(), mode);
  const { data } = JSON.parse(text) as { data: { url: string; b64_json?: string }[] };
  expect(data).toHaveLength(1);
  expect(data[0]?.b64_json).toBeUndefined();
  return data[0]?.url ?? "";
}

const statuses = async (mode: string, times: number) => {
  const url = await addressOf(mode);
  const seen: number[] = [];
  for (let at = 0; at < times; at += 1) seen.push((await fetch(url)).status);
  return seen;
};

const isPng = async (response: Response) =>
  Buffer.from(await response.arrayBuffer())
    .subarray(1, 4)
    .toString("latin1") === "PNG";

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  url: async () => {
    const url = await addressOf("url");
    expect(new URL(url).origin).toBe(sandbox().otherUrl);
    expect(await isPng(await fetch(url))).toBe(true);
    expect((await fetch(url, { headers: KEY })).status).toBe(403);
  },
  "url-relay": async () => {
    const url = await addressOf("url-relay");
    expect(new URL(url).origin).toBe(sandbox().relayUrl);
    expect(await isPng(await fetch(url))).toBe(true);
  },
  "url-relative": async () => {
    const url = await addressOf("url-relative");
    expect(url).toMatch(/^\/results\//);
    expect(await isPng(await fetch(sandbox().relayUrl + url))).toBe(true);
  },
  "url-protocol-relative": async () => {
    const url = await addressOf("url-protocol-relative");
    expect(url).toMatch(/^\/\/localhost:\d+\/results\//);
    expect(await isPng(await fetch(`http:${url}`))).toBe(true);
  },
  "url-invalid": async () => {
    expect(URL.canParse(await addressOf("url-invalid"))).toBe(false);
  },
  "url-unreachable": async () => {
    await expect(fetch(await addressOf("url-unreachable"))).rejects.toThrow();
  },
  "url-403": async () => expect(await statuses("url-403", 1)).toEqual([403]),
  "url-expired": async () => expect(await statuses("url-expired", 1)).toEqual([404]),
  "url-fails-once": async () => expect(await statuses("url-fails-once", 2)).toEqual([503, 200]),
  "url-fails-twice": async () =>
    expect(await statuses("url-fails-twice", 3)).toEqual([503, 503, 200]),
  "url-fails-always": async () =>
    expect(await statuses("url-fails-always", 4)).toEqual([503, 503, 503, 503]),
  "url-hang": async () => {
    const signal = AbortSignal.timeout(300);
    await expect(fetch(await addressOf("url-hang"), { signal })).rejects.toThrow(/timeout/);
  },
  "url-cut": async () => {
    const response = await fetch(await addressOf("url-cut"));
    await expect(response.arrayBuffer()).rejects.toThrow();
  },
  "url-octet-stream": async () => {
    const response = await fetch(await addressOf("url-octet-stream"));
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(await isPng(response)).toBe(true);
  },
  "url-type-lies": async () => {
    const response = await fetch(await addressOf("url-type-lies"));
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(await isPng(response)).toBe(true);
  },
  "url-cors": async () => {
    const { headers } = await fetch(await addressOf("url-cors"));
    expect(headers.get("access-control-allow-origin")).toBe("*");
  },
  "url-redirect": async () => {
    const response = await fetch(await addressOf("url-redirect"));
    expect(new URL(response.url).origin).toBe(sandbox().relayUrl);
    expect(await isPng(response)).toBe(true);
  },
  "url-html": async () => {
    const response = await fetch(await addressOf("url-html"));
    expect(await response.text()).toMatch(/^<!doctype html>/);
  },
  "url-huge": async () => {
    const response = await fetch(await addressOf("url-huge=3"));
    expect((await response.arrayBuffer()).byteLength).toBe(3_000_000);
  },
};

describe("modes that answer an address", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(CASES, ADDRESS_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(CASES))("%s", async (_, check) => check());

  it("are forgotten by a reset", async () => {
    const url = await addressOf("url");
    sandbox().reset();
    expect((await fetch(url)).status).toBe(404);
  });
});
