import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { claimPngSize } from "../../sandbox/png.ts";
import {
  type FormSpec,
  makeGoodForm,
  makeMask,
  makePicture,
  postEdit,
  readRefusal,
  sandboxForTests,
} from "./support.ts";

const sandbox = sandboxForTests();

const refusalOf = (changes: FormSpec, extra?: [string, string]) =>
  readRefusal(sandbox(), changes, extra);

async function cutInHalf(): Promise<Buffer> {
  const whole = await makePicture(64);
  return whole.subarray(0, whole.length >> 1);
}

function damage(file: Buffer, at: number): Buffer {
  const damaged = Buffer.from(file);
  const index = at < 0 ? file.length + at : at;
  damaged[index] = (file[index] ?? 0) ^ 0xff;
  return damaged;
}

/** A PNG that does not compress, of at least so many bytes. */
async function makeHeavyPng(leastBytes: number): Promise<Buffer> {
  const edge = Math.ceil(Math.sqrt(leastBytes / 3)) + 1;
  const pixels = Buffer.alloc(edge * edge * 3);
  let seed = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    pixels[at] = seed >>> 24;
  }
  return sharp(pixels, { raw: { width: edge, height: edge, channels: 3 } })
    .png()
    .toBuffer();
}

describe("the document's rules: an image", () => {
  it.each([
    ["missing", async () => ({ image: undefined }), "missing_required_parameter"],
    ["sent as text", async () => ({ image: "abc" }), "invalid_type"],
    [
      "not square",
      async () => ({
        image: { bytes: await makePicture(64, 48) },
        mask: { bytes: await makeMask(64, 48) },
      }),
      "image_not_square",
    ],
    [
      "a JPEG that says so",
      async () => ({
        image: {
          bytes: await sharp(await makePicture(64))
            .jpeg()
            .toBuffer(),
          type: "image/jpeg",
        },
      }),
      "unsupported_content_type",
    ],
    [
      "a JPEG that says PNG",
      async () => ({
        image: {
          bytes: await sharp(await makePicture(64))
            .jpeg()
            .toBuffer(),
        },
      }),
      "invalid_image_format",
    ],
    [
      "sent as application/octet-stream",
      async () => ({ image: { bytes: await makePicture(64), type: "application/octet-stream" } }),
      "unsupported_content_type",
    ],
    ["cut off", async () => ({ image: { bytes: await cutInHalf() } }), "invalid_image_format"],
    [
      "of another size than its header says",
      async () => ({
        image: { bytes: claimPngSize(await makePicture(64), 80, 80) },
        mask: { bytes: await makeMask(80) },
      }),
      "invalid_image_format",
    ],
    [
      "no picture at all",
      async () => ({ image: { bytes: Buffer.from("\x89PNG\r\n\x1a\nnot really") } }),
      "invalid_image_format",
    ],
    [
      "damaged in its last checksum",
      async () => ({ image: { bytes: damage(await makePicture(64), -2) } }),
      "invalid_image_format",
    ],
    [
      "damaged in its pixels",
      async () => ({ image: { bytes: damage(await makePicture(64), 200) } }),
      "invalid_image_format",
    ],
    [
      "followed by other bytes",
      async () => ({
        image: { bytes: Buffer.concat([await makePicture(64), Buffer.from("tail")]) },
      }),
      "invalid_image_format",
    ],
    ["empty", async () => ({ image: { bytes: Buffer.alloc(0) } }), "invalid_image_format"],
    [
      "named as something else",
      async () => ({ image: { bytes: await makePicture(64), filename: "blob" } }),
      "invalid_file_name",
    ],
  ] as const)("is refused when %s", async (_, changes, code) => {
    expect(await refusalOf(await changes())).toMatchObject({ status: 400, param: "image", code });
  });

  it("names the flaw it found", async () => {
    const bytes = damage(await makePicture(64), -2);
    const { message } = await refusalOf({ image: { bytes } });
    expect(message).toContain("wrong checksum of its IEND chunk");
  });

  it("is refused from 4 MB on", async () => {
    const bytes = await makeHeavyPng(4_000_000);
    expect(await refusalOf({ image: { bytes } })).toMatchObject({ code: "image_too_large" });
  });

  it("is taken just below 4 MB", async () => {
    const bytes = await makeHeavyPng(3_900_000);
    const { width = 0 } = await sharp(bytes).metadata();
    const form = await makeGoodForm({
      image: { bytes },
      mask: { bytes: await makeMask(width) },
    });
    expect(bytes.length).toBeGreaterThan(3_900_000);
    expect((await postEdit(sandbox(), form)).status).toBe(200);
  });

  it("is sent once, as image", async () => {
    const one = { bytes: await makePicture(64) };
    expect(await refusalOf({ image: [one, one] })).toMatchObject({ code: "too_many_images" });
    expect(await refusalOf({ image: undefined, "image[]": one })).toMatchObject({
      param: "image[]",
      code: "unknown_parameter",
    });
  });

  it("needs transparency of its own when there is no mask", async () => {
    const image = { bytes: await makePicture(64) };
    expect(await refusalOf({ image, mask: undefined })).toMatchObject({ code: "mask_missing" });
    const opaque = await sharp(image.bytes).ensureAlpha().png().toBuffer();
    expect(await refusalOf({ image: { bytes: opaque }, mask: undefined })).toMatchObject({
      code: "mask_missing",
    });
    const form = await makeGoodForm({ image: { bytes: await makeMask(64) }, mask: undefined });
    expect((await postEdit(sandbox(), form)).status).toBe(200);
  });
});

describe("the document's rules: a mask", () => {
  it.each([
    ["of other dimensions", async () => ({ bytes: await makeMask(32) }), "mask_size_mismatch"],
    [
      "without alpha",
      async () => ({
        bytes: await sharp(await makeMask(64))
          .removeAlpha()
          .png()
          .toBuffer(),
      }),
      "mask_without_alpha",
    ],
    [
      "a WebP",
      async () => ({
        bytes: await sharp(await makeMask(64))
          .webp()
          .toBuffer(),
      }),
      "invalid_image_format",
    ],
    ["4 MB large", async () => ({ bytes: await makeHeavyPng(4_000_000) }), "image_too_large"],
  ] as const)("is refused when %s", async (_, make, code) => {
    expect(await refusalOf({ mask: await make() })).toMatchObject({
      status: 400,
      param: "mask",
      code,
    });
  });
});

describe("the document's rules: fields", () => {
  it.each([
    ["prompt", undefined, "missing_required_parameter"],
    ["prompt", "  ", "missing_required_parameter"],
    ["prompt", "画".repeat(1001), "string_above_max_length"],
    ["n", "0", "invalid_value"],
    ["n", "11", "invalid_value"],
    ["n", "1.5", "invalid_value"],
    ["n", "", "invalid_value"],
    ["size", "300x300", "invalid_value"],
    ["size", "auto", "invalid_value"],
    ["response_format", "b64", "invalid_value"],
    ["quality", "high", "unknown_parameter"],
    ["seed", "7", "unknown_parameter"],
  ])("%s = %j is refused", async (name, value, code) => {
    expect(await refusalOf({ [name]: value })).toMatchObject({ status: 400, param: name, code });
  });

  it("count a prompt's characters as code points", async () => {
    const form = await makeGoodForm({ prompt: "🎨".repeat(1000) });
    expect((await postEdit(sandbox(), form)).status).toBe(200);
  });

  it("may not come twice", async () => {
    expect(await refusalOf({}, ["n", "2"])).toMatchObject({ code: "duplicate_parameter" });
  });

  it("may be left out, all but the prompt; a user and a model name are taken", async () => {
    const bare = await makeGoodForm({ n: undefined, size: undefined, response_format: undefined });
    const response = await postEdit(sandbox(), bare);
    const body = (await response.json()) as { data: { url: string }[] };
    expect(body.data[0]?.url).toMatch(/^http/);
    const named = await makeGoodForm({ user: "user-7", model: "dall-e-2" });
    expect((await postEdit(sandbox(), named)).status).toBe(200);
  });

  it("are a form, nothing else", async () => {
    const response = await fetch(`${sandbox().relayUrl}/v1/images/edits`, {
      method: "POST",
      headers: { authorization: "Bearer sandbox-key", "content-type": "application/json" },
      body: JSON.stringify({ prompt: "x" }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("multipart");
  });
});
