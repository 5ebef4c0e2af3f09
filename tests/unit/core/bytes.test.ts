import { describe, expect, it } from "vitest";
import { crc32, joinBytes, sha256Hex, toHex } from "@/utils/core/bytes";

const text = (value: string) => new TextEncoder().encode(value);

describe("bytes", () => {
  it("are joined in their order", () => {
    expect(joinBytes([text("ab"), new Uint8Array(), text("c")])).toEqual(text("abc"));
    expect(joinBytes([])).toHaveLength(0);
  });

  it("are written as two hex digits each", () => {
    expect(toHex(new Uint8Array([0, 15, 255]))).toBe("000fff");
  });

  it("have the CRC-32 check value of the standard", () => {
    expect(crc32(text("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it("have the SHA-256 of FIPS 180-4's example", async () => {
    expect(await sha256Hex(text("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
