import { describe, expect, it } from "vitest";
import { expiryOf } from "@/utils/relay/url-expiry";

describe("expiryOf", () => {
  it.each([
    [
      "https://x.blob.core.windows.net/a.png?st=2026-01-01T00:00:00Z&se=2026-01-01T02:00:00Z&sig=x",
      "2026-01-01T02:00:00Z",
    ],
    [
      "https://b.s3.amazonaws.com/a.png?X-Amz-Date=20260101T000000Z&X-Amz-Expires=3600",
      "2026-01-01T01:00:00Z",
    ],
    [
      "https://b.tos-cn.volces.com/a.png?X-Tos-Date=20260101T235959Z&X-Tos-Expires=86400",
      "2026-01-02T23:59:59Z",
    ],
    [
      "https://b.oss-cn-hongkong.aliyuncs.com/a.png?Expires=1767229200&Signature=x",
      "2026-01-01T01:00:00Z",
    ],
  ])("reads %j", (address, expected) => {
    expect(expiryOf(address)).toBe(Date.parse(expected));
  });

  it.each([
    "https://store.test/a.png",
    "https://store.test/a.png?Expires=soon&se=never",
    "https://store.test/a.png?X-Amz-Expires=3600",
    "no address",
  ])("knows nothing of %j", (address) => {
    expect(expiryOf(address)).toBeUndefined();
  });
});
