import { describe, expect, it } from "vitest";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { MAX_BASE64_CHARACTERS } from "@/utils/relay/base64";
import { MAX_BODY_BYTES } from "@/utils/relay/body";
import { MAX_FETCHED_BYTES, MAX_PREVIEW_CHARACTERS } from "@/utils/relay/limits";

/** Characters of base64, with a line break of two after every 64 as mail writes it. */
const inLines = (bytes: number) => Math.ceil(bytes / 3) * 4 * (1 + 2 / 64);

/** A picture of 4096 × 4096 as PNG has 12 to 15 MB. */
const LARGE = 15_000_000;

describe("what an honest answer needs fits into what is read of it, with little room beyond", () => {
  it.each([
    ["ten large pictures in base64 without line breaks", MAX_BODY_BYTES, (10 * LARGE * 4) / 3],
    ["ten large pictures by address", MAX_FETCHED_BYTES, 10 * LARGE],
    ["the largest picture in lines of base64", MAX_BASE64_CHARACTERS, inLines(MAX_PICTURE_BYTES)],
    ["the largest picture as a preview", MAX_PREVIEW_CHARACTERS, inLines(MAX_PICTURE_BYTES)],
  ])("%s", (_, limit, needed) => {
    expect(limit).toBeGreaterThanOrEqual(needed);
    expect(limit).toBeLessThan(2 * needed);
  });
});
