import { describe, expect, it } from "vitest";
import { parseTypedAddress } from "@/utils/core/server/typed-address";

const BASE = "https://api.example.com";

describe("an address as it was typed or pasted", () => {
  it.each([
    // Copied with what stood around it, or with signs of a Chinese keyboard.
    ['"https://api.example.com/v1"', BASE],
    ["<https://api.example.com/v1>,", BASE],
    ["（https://api.example.com/v1）", BASE],
    ["\u202ahttps://api.example.com\u200e", BASE],
    ["https：//api。example。com／v1。", BASE],
    ["api.example.com：8443", `${BASE}:8443`],
    // Half a scheme: without it `https` would be a host, reached without encryption.
    ["https:/api.example.com", BASE],
    ["https//api.example.com/v1", BASE],
    ["https:api.example.com", BASE],
    ["https:\\\\api.example.com\\v1", BASE],
    // Other endpoints, of whatever version and in whatever letters.
    ["https://api.example.com/V1/Images/Edits", BASE],
    ["https://api.example.com/v1/images", BASE],
    ["https://api.example.com/v1/images/edits/async", BASE],
    ["https://api.example.com/v1/messages", BASE],
    ["https://api.example.com/api/v3/chat/completions", `${BASE}/api/v3`],
    ["https://api.example.com/v1beta/models/x:generateContent", `${BASE}/v1beta`],
    ["https://api.example.com/v1/images/inpainting", `${BASE}/v1/images/inpainting`],
    ["[::1]:8080", "http://[::1]:8080"],
    ["http://v1/models", "http://v1/models"],
    ["https://api.example.com/v1/v1", BASE],
  ])("reads %j as %j", (text, expected) => {
    expect(parseTypedAddress(text)).toEqual({ ok: true, value: expected });
  });

  it("is refused where nothing makes an address of it", () => {
    for (const text of ["", "https://", "https://user:pass@api.example.com", "a b", "ftp://x.test"])
      expect(parseTypedAddress(text)).toMatchObject({ error: { code: "base_url_invalid" } });
    expect(parseTypedAddress("http//api.example.com")).toMatchObject({
      error: { code: "base_url_insecure" },
    });
    expect(parseTypedAddress(`${BASE}/${"x".repeat(5_000)}`).ok).toBe(false);
  });
});
