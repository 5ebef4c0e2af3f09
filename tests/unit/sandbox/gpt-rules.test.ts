import sharp from "sharp";
import { describe, expect, it } from "vitest";
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
const refusalOf = (changes: FormSpec) => readRefusal(sandbox(), changes);

describe("the rules of gpt-image models", () => {
  const gpt = (changes: FormSpec): FormSpec => ({
    model: "gpt-image-2",
    size: "1024x1024",
    response_format: undefined,
    ...changes,
  });

  it("refuse response_format", async () => {
    expect(await refusalOf(gpt({ response_format: "b64_json" }))).toMatchObject({
      status: 400,
      code: "unknown_parameter",
      param: "response_format",
    });
  });

  it.each([
    ["gpt-image-1.5", "1024x1536", 200],
    ["gpt-image-1.5", "1040x1040", 400],
    ["gpt-image-2", "1040x1040", 200],
    ["gpt-image-2", "1041x1040", 400],
    ["gpt-image-2", "512x512", 400],
    ["gpt-image-2", "3856x1024", 400],
    ["gpt-image-2", "1600x512", 400],
    ["gpt-image-2", "auto", 200],
  ])("%s answers the size %s with %i", async (model, size, status) => {
    const response = await postEdit(sandbox(), await makeGoodForm(gpt({ model, size })));
    expect(response.status).toBe(status);
  });

  it.each([
    ["gpt-image-1.5", { input_fidelity: "high" }, 200],
    ["gpt-image-1-mini", { input_fidelity: "high" }, 400],
    ["gpt-image-2", { input_fidelity: "low" }, 400],
    ["gpt-image-2", { quality: "max" }, 400],
    ["gpt-image-2.5-preview", { quality: "max" }, 200],
    ["gpt-image-2", { output_format: "webp", output_compression: "60" }, 200],
    ["gpt-image-2", { output_compression: "60" }, 400],
    ["gpt-image-2", { background: "transparent", output_format: "jpeg" }, 400],
    ["gpt-image-2", { moderation: "low" }, 200],
    ["gpt-image-2", { partial_images: "4", stream: "true" }, 400],
  ] as const)("%s answers %j with %i", async (model, fields, status) => {
    const response = await postEdit(sandbox(), await makeGoodForm(gpt({ model, ...fields })));
    expect(response.status).toBe(status);
  });

  it("take several images of any shape as image[], and never both names", async () => {
    const wide = { bytes: await makePicture(96, 64) };
    const jpeg = {
      bytes: await sharp(await makePicture(32))
        .jpeg()
        .toBuffer(),
      type: "image/jpeg",
      filename: "b.jpg",
    };
    const mask = { bytes: await makeMask(96, 64) };
    const many = gpt({ image: undefined, "image[]": [wide, jpeg], mask });
    expect((await postEdit(sandbox(), await makeGoodForm(many))).status).toBe(200);
    expect(await refusalOf(gpt({ image: wide, "image[]": jpeg, mask }))).toMatchObject({
      code: "duplicate_parameter",
    });
    expect(await refusalOf(gpt({ image: [wide, jpeg], mask }))).toMatchObject({
      code: "duplicate_parameter",
    });
    const tooMany = Array.from({ length: 17 }, () => jpeg);
    expect(await refusalOf(gpt({ image: undefined, "image[]": tooMany }))).toMatchObject({
      code: "too_many_images",
    });
  });

  it("take a markup where the model knows it, never beside a mask", async () => {
    const markup = { bytes: await makeMask(64) };
    const known = gpt({ model: "gpt-image-2.5-preview", mask: undefined, markup });
    expect((await postEdit(sandbox(), await makeGoodForm(known))).status).toBe(200);
    expect(await refusalOf({ ...known, mask: markup })).toMatchObject({
      code: "duplicate_parameter",
    });
    expect(await refusalOf(gpt({ mask: undefined, markup }))).toMatchObject({
      param: "markup",
      code: "unknown_parameter",
    });
  });

  it("need no mask, and count prompts up to 32000", async () => {
    const long = gpt({ mask: undefined, prompt: "a".repeat(32_000) });
    expect((await postEdit(sandbox(), await makeGoodForm(long))).status).toBe(200);
    expect(await refusalOf({ ...long, prompt: "a".repeat(32_001) })).toMatchObject({
      code: "string_above_max_length",
    });
  });

  it("answer base64 with usage and what was chosen", async () => {
    const form = await makeGoodForm(gpt({ output_format: "webp", quality: "low" }));
    const body = (await (await postEdit(sandbox(), form)).json()) as {
      data: { b64_json: string }[];
      usage: { total_tokens: number };
    };
    expect(body).toMatchObject({ size: "1024x1024", quality: "low", output_format: "webp" });
    expect(body.usage.total_tokens).toBeGreaterThan(1000);
    const bytes = Buffer.from(body.data[0]?.b64_json ?? "", "base64");
    expect((await sharp(bytes).metadata()).format).toBe("webp");
  });

  it("answer a transparent background and a compression when asked to", async () => {
    const pictureOf = async (fields: FormSpec) => {
      const form = await makeGoodForm(gpt({ output_format: "webp", ...fields }));
      const { data } = (await (await postEdit(sandbox(), form)).json()) as {
        data: { b64_json: string }[];
      };
      return Buffer.from(data[0]?.b64_json ?? "", "base64");
    };
    const clear = await sharp(await pictureOf({ background: "transparent" }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(clear.info.channels).toBe(4);
    expect(clear.data[3]).toBe(0);
    expect(clear.data[(512 * 1024 + 512) * 4 + 3]).toBe(255);
    const small = await pictureOf({ output_compression: "10" });
    expect(small.length).toBeLessThan((await pictureOf({ output_compression: "95" })).length / 2);
  });

  it("are asked by name: a name nobody serves is 503 model_not_found", async () => {
    expect(await refusalOf({ model: "gpt-image-1" })).toMatchObject({
      status: 503,
      code: "model_not_found",
    });
  });
});
