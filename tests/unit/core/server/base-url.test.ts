import { describe, expect, it } from "vitest";
import {
  endpointUrl,
  hostPattern,
  isReadableOnTheWay,
  isSafeUrl,
  needsKey,
  parseBaseUrl,
} from "@/utils/core/server/base-url";

const BASE = "https://api.example.com";

describe("parseBaseUrl", () => {
  it.each([
    ["https://api.example.com", BASE],
    ["  https://api.example.com/  ", BASE],
    ["api.example.com", BASE],
    ["api.example.com:8443", "https://api.example.com:8443"],
    ["https://api.example.com/v1", BASE],
    ["https://api.example.com/v1/", BASE],
    ["https://api.example.com//v1//", BASE],
    ["https://api.example.com/v1/images/edits", BASE],
    ["https://api.example.com/v1/images/edits/", BASE],
    ["https://api.example.com/v1/chat/completions", BASE],
    ["api.example.com/v1/models", BASE],
    ["HTTPS://API.Example.COM", BASE],
    ["https://api.example.com:443/", BASE],
    ["https://api.example.com/v1?tab=keys#top", BASE],
    ["https://example.com/openai/v1", "https://example.com/openai"],
    ["https://example.com/v1/images/edits", "https://example.com"],
    ["https://example.com/proxy/images/edits", "https://example.com/proxy"],
    ["\u200bhttps://api.example.com\u200b", BASE],
    ["https://api.example.com//proxy///x//", `${BASE}/proxy/x`],
    ["https://api.example.com//proxy//v1//images//edits//", `${BASE}/proxy`],
    ["https://api.example.com/v1/v1", `${BASE}/v1`],
    ["https://api.example.com/models", `${BASE}/models`],
  ])("reads %j as %j", (text, expected) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["http://localhost:8080/v1", "http://localhost:8080"],
    ["http://127.0.0.1:9000", "http://127.0.0.1:9000"],
    ["http://127.8.9.10", "http://127.8.9.10"],
    ["http://[::1]:8080/", "http://[::1]:8080"],
    ["localhost:8080", "http://localhost:8080"],
    ["127.0.0.1:8080/v1/", "http://127.0.0.1:8080"],
    ["https://localhost:8443", "https://localhost:8443"],
  ])("allows plain http on this machine: %j", (text, expected) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["http://192.168.1.5:8080/v1", "http://192.168.1.5:8080"],
    ["http://10.0.0.2", "http://10.0.0.2"],
    ["http://172.16.0.1:1234", "http://172.16.0.1:1234"],
    ["http://169.254.1.1", "http://169.254.1.1"],
    ["http://[fd00::5]:8080", "http://[fd00::5]:8080"],
    ["http://nas.local", "http://nas.local"],
    ["http://workstation:1234", "http://workstation:1234"],
    ["192.168.1.5:8080", "http://192.168.1.5:8080"],
  ])(
    "allows plain http in the person's own network, and says that it can be read: %j",
    (text, expected) => {
      expect(parseBaseUrl(text)).toEqual({ ok: true, value: expected });
      expect(isReadableOnTheWay(expected)).toBe(true);
    },
  );

  it.each([
    "http://127.0.0.1:1234",
    "http://localhost",
    "http://[::1]:9",
    "https://192.168.1.5",
    "https://x.test",
  ])("has nothing to say of %s", (baseUrl) => expect(isReadableOnTheWay(baseUrl)).toBe(false));

  it.each([
    "http://api.example.com",
    "http://100.64.0.1:8080",
    "http://224.0.0.1",
    "http://172.32.0.1",
    "http://[2001:db8::1]",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://[::2]",
  ])("refuses plain http to another machine: %j", (text) => {
    const parsed = parseBaseUrl(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: "base_url_insecure" } });
    if (!parsed.ok) expect(parsed.error.params?.host).toBe(new URL(text).host);
  });

  it.each([
    "",
    "   ",
    "not a url",
    "https://",
    "https://user:secret@api.example.com",
    "https://user@api.example.com",
    "https://:secret@api.example.com",
    "about:blank",
    "view-source:https://api.example.com",
    "blob:https://api.example.com/1",
    "user:secret@api.example.com",
    "ftp://api.example.com",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "mailto:me@example.com",
    "data:text/plain,x",
    "chrome-extension://abc",
    "https://exa mple.com",
    '"https://api.example.com"',
    "(https://api.example.com)",
    "https://api.example.com:99999",
  ])("calls %j no address", (text) => {
    expect(parseBaseUrl(text)).toMatchObject({ ok: false, error: { code: "base_url_invalid" } });
  });

  it("takes what any proxy takes: 2,048 characters", () => {
    const long = (length: number) => `${BASE}/`.padEnd(length, "x");
    expect(parseBaseUrl(long(2048))).toEqual({ ok: true, value: long(2048) });
    expect(parseBaseUrl(long(2049))).toMatchObject({ error: { code: "base_url_invalid" } });
  });

  it("gives the same for what it gave before", () => {
    for (const text of ["api.example.com/v1/", "http://[::1]:8080/x/v1"]) {
      const once = parseBaseUrl(text);
      expect(once.ok && parseBaseUrl(once.value)).toEqual(once);
    }
  });
});

describe("hostPattern", () => {
  it("names scheme and host, without the port that match patterns do not have", () => {
    expect(hostPattern("https://api.example.com:8443/openai")).toBe("https://api.example.com/*");
    expect(hostPattern("http://127.0.0.1:9000")).toBe("http://127.0.0.1/*");
    expect(hostPattern("http://[::1]:9000")).toBe("http://[::1]/*");
  });
});

describe("isSafeUrl", () => {
  it.each([
    ["https://api.example.com", true],
    ["https://localhost", true],
    ["http://localhost", true],
    ["http://api.example.com", false],
    ["ftp://localhost", false],
    ["ws://localhost", false],
  ])("of %s is %s", (url, isSafe) => expect(isSafeUrl(new URL(url))).toBe(isSafe));
});

describe("needsKey", () => {
  it("is so of every server but those on this machine", () => {
    expect(needsKey("https://api.example.com")).toBe(true);
    expect(needsKey("https://localhost.example.com")).toBe(true);
    expect(needsKey("http://localhost:8080")).toBe(false);
    expect(needsKey("http://127.0.0.1:8080/api")).toBe(false);
    expect(needsKey("http://[::1]:9000")).toBe(false);
  });
});

describe("endpointUrl", () => {
  it.each([
    ["https://api.example.com", "https://api.example.com/v1/images/edits"],
    ["https://example.com/openai/v1", "https://example.com/openai/v1/images/edits"],
    ["https://ark.example.com/api/v3", "https://ark.example.com/api/v3/images/edits"],
    ["https://ark.example.com/api/v3/images/edits", "https://ark.example.com/api/v3/images/edits"],
    ["https://example.com/v1beta", "https://example.com/v1beta/images/edits"],
    ["localhost:8080/v1/images/inpainting/", "http://localhost:8080/v1/images/inpainting"],
  ])("of %j sends edits to %j", (text, expected) => {
    const parsed = parseBaseUrl(text);
    expect(parsed.ok && endpointUrl(parsed.value, "/images/edits")).toBe(expected);
  });

  it.each([
    ["http://localhost:8080/v1/images/inpainting", "http://localhost:8080/v1/models"],
    ["https://ark.example.com/api/v3", "https://ark.example.com/api/v3/models"],
  ])("of %j asks %j for models", (base, expected) => {
    expect(endpointUrl(base, "/models")).toBe(expected);
  });
});
