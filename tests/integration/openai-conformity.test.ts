import OpenAI, { toFile } from "openai";
import type { ImageEditParams } from "openai/resources/images";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EditOptions } from "@/utils/core/option-fields";
import type { EditRequest } from "@/utils/relay/request";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { ReceivedRequest, Sandbox } from "../sandbox/types.ts";
import { findBreaches, type SchemaPart } from "../support/edit-schema.ts";
import { makeRequest, runEdit } from "./relay-run.ts";

/** The sandbox draws what is asked for, previews too: seconds on a busy machine. */
const TIMEOUT_MS = 30_000;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** The package's types leave out `moderation`, which the endpoint takes. */
type Extra = Partial<ImageEditParams> & { readonly moderation?: string };

/** A part as it arrived, for comparing without regard to order. */
function partsOf(received: ReceivedRequest): string[] {
  return received.parts
    .map(({ name, filename, contentType, bytes }) =>
      JSON.stringify([
        name,
        filename ?? null,
        filename ? contentType : null,
        bytes.toString("base64"),
      ]),
    )
    .sort();
}

function extensionOf({ type }: Blob): string {
  return type.replace("image/", "").replace("jpeg", "jpg");
}

function asSchemaParts({ parts }: ReceivedRequest): SchemaPart[] {
  return parts.map(({ name, filename, contentType = "", bytes }) =>
    filename === undefined
      ? { name, text: bytes.toString() }
      : { name, file: { name: filename, type: contentType, byteLength: bytes.length } },
  );
}

/** Sends a request both ways and expects that the same arrives, and that it is right. */
async function expectSame(request: EditRequest, extra: Extra) {
  await runEdit(sandbox, request);
  await sendByReference(request, extra);
  const [ours, theirs] = await sandbox.waitForEdits(2);
  if (!ours || !theirs) throw new Error("two requests were expected");
  expect(partsOf(ours)).toEqual(partsOf(theirs));
  expect([ours.status, theirs.status]).toEqual([200, 200]);
  expect(ours.headers.authorization).toBe(theirs.headers.authorization);
  expect([ours.method, ours.path]).toEqual([theirs.method, theirs.path]);
  expect(findBreaches(asSchemaParts(ours))).toEqual([]);
}

async function sendByReference(request: EditRequest, extra: Extra) {
  const client = new OpenAI({
    apiKey: SANDBOX_KEY,
    baseURL: `${request.baseUrl}/v1`,
    maxRetries: 0,
  });
  const blobs = [request.image, ...(request.references ?? [])];
  const files = await Promise.all(
    blobs.map((blob, at) =>
      toFile(blob, at === 0 ? "image.png" : `image-${at + 1}.${extensionOf(blob)}`, {
        type: blob.type,
      }),
    ),
  );
  const [first, ...rest] = files;
  if (!first) throw new Error("no picture");
  const painted = request.mask
    ? await toFile(request.mask, `${request.maskWay}.png`, { type: "image/png" })
    : undefined;
  const body: ImageEditParams = {
    image: rest.length > 0 ? files : first,
    prompt: request.prompt,
    n: request.options.count,
    size: `${request.sentSize.width}x${request.sentSize.height}`,
    ...(painted && request.maskWay === "mask" ? { mask: painted } : {}),
    ...(painted && request.maskWay === "markup" ? { markup: painted } : {}),
    ...(request.model ? { model: request.model } : {}),
    ...(request.user ? { user: request.user } : {}),
    ...extra,
  };
  const answer = await client.images.edit(body);
  if (Symbol.asyncIterator in answer) for await (const _ of answer);
}

const SIZE = { width: 1024, height: 1024 };

function gpt(model: string, options: Partial<EditOptions>): Partial<EditRequest> {
  return { model, sentSize: SIZE, options: { count: 1, size: "auto", ...options } };
}

/** Fields that OpenAI does not have: no model known by its name there is sent them. */
type OfDiffusion = "seed" | "steps" | "guidance" | "strength" | "negativePrompt";

/** Kept complete by the compiler. `user` is a field of the request by the time it is sent. */
const EVERY_OPTION: Record<Exclude<keyof EditOptions, "user" | OfDiffusion>, true> = {
  count: true,
  size: true,
  responseFormat: true,
  quality: true,
  background: true,
  outputFormat: true,
  outputCompression: true,
  inputFidelity: true,
  moderation: true,
  stream: true,
  partialImages: true,
  extra: true,
};

async function inFormat(picture: Blob, format: "jpeg" | "webp"): Promise<Blob> {
  const bytes = await sharp(await picture.arrayBuffer())
    .toFormat(format)
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: `image/${format}` });
}

/** What our options are called there. Every option of the panel has its row. */
const CASES: readonly (readonly [string, Partial<EditRequest>, Extra])[] = [
  ["the relay doc's fields", {}, { response_format: "b64_json" }],
  [
    "results by address",
    { options: { count: 2, size: "auto", responseFormat: "url" } },
    { response_format: "url" },
  ],
  ["model and user", { model: "dall-e-2", user: "someone" }, { response_format: "b64_json" }],
  [
    "a prompt of many scripts",
    { prompt: 'a "red" door;\r\n红色的门 😀' },
    { response_format: "b64_json" },
  ],
  ["quality", gpt("gpt-image-1.5", { quality: "high" }), { quality: "high" }],
  [
    "background",
    gpt("gpt-image-1.5", { background: "transparent" }),
    { background: "transparent" },
  ],
  [
    "output format",
    gpt("gpt-image-1.5", { outputFormat: "webp", outputCompression: 80 }),
    { output_format: "webp", output_compression: 80 },
  ],
  ["input fidelity", gpt("gpt-image-1.5", { inputFidelity: "high" }), { input_fidelity: "high" }],
  ["moderation", gpt("gpt-image-1.5", { moderation: "low" }), { moderation: "low" }],
  [
    "streaming",
    gpt("gpt-image-1.5", { stream: true, partialImages: 2 }),
    { stream: true, partial_images: 2 },
  ],
  [
    "output format JPEG",
    gpt("gpt-image-1.5", { outputFormat: "jpeg", outputCompression: 0 }),
    { output_format: "jpeg", output_compression: 0 },
  ],
  [
    "streaming without previews",
    gpt("gpt-image-1.5", { stream: true, partialImages: 0 }),
    { stream: true, partial_images: 0 },
  ],
  [
    "another size",
    { ...gpt("gpt-image-2", { size: "1536x1024" }), sentSize: { width: 1536, height: 1024 } },
    {},
  ],
  ["ten results", { options: { count: 10, size: "auto" } }, { response_format: "b64_json" }],
  ["xhigh quality", gpt("gpt-image-2.5-flare", { quality: "xhigh" }), { quality: "xhigh" }],
  [
    "a field of the person's own",
    gpt("gpt-image-1.5", { extra: { safety_identifier: "x1" } }),
    { safety_identifier: "x1" },
  ],
];

/**
 * Names, types and bytes of all parts are equal, in any order; so are method,
 * path and key. What is sent validates against the published schema. What differs, and why:
 *
 * - `response_format: b64_json` is sent without being asked for where the model
 *   knows the field, so that no second host is needed. The package sends it only
 *   when told to, and is told to here.
 * - `size` is always sent: without it servers choose an aspect of their own, and
 *   the result could not be put back. The package is given the same one.
 * - `n` is always sent, also as 1: some relays charge by it and have other defaults.
 * - A further picture that is a JPEG keeps its type in its name and part, as with
 *   the package when it is given a named file.
 * - Headers: the package adds `user-agent` and `x-stainless-*`, which tell of the
 *   machine; a browser sets `user-agent` itself, and nothing more is told.
 * - Tries: the package repeats after 408, 409, 429 and any 5xx, and after broken
 *   connections. Each call costs money, so here only what certainly did no work
 *   is repeated (`relay-errors.test.ts`); the package is told to repeat nothing.
 */
describe("our client sends what OpenAI's own sends", () => {
  it.each(CASES)(
    "for %s",
    async (_, changes, extra) => {
      await expectSame(makeRequest(sandbox, "", changes), extra);
    },
    TIMEOUT_MS,
  );

  it("for every option there is", () => {
    const asked = CASES.flatMap(([, { options = {} }]) => Object.keys(options));
    expect(new Set(asked)).toEqual(new Set(Object.keys(EVERY_OPTION)));
  });

  it("tells no more of the machine than a request must", async () => {
    await runEdit(sandbox, makeRequest(sandbox, ""));
    const [ours] = await sandbox.waitForEdits(1);
    const told = Object.keys(ours?.headers ?? {}).filter((name) => name.startsWith("x-"));
    expect(told).toEqual([]);
  });

  it(
    "for several pictures",
    async () => {
      const base = makeRequest(sandbox, "", gpt("gpt-image-2", {}));
      const references = [
        base.image,
        await inFormat(base.image, "jpeg"),
        await inFormat(base.image, "webp"),
      ];
      await expectSame({ ...base, references }, {});
    },
    TIMEOUT_MS,
  );

  it(
    "for as many pictures as there may be",
    async () => {
      const base = makeRequest(sandbox, "", gpt("gpt-image-2", {}));
      await expectSame({ ...base, references: Array.from({ length: 15 }, () => base.image) }, {});
    },
    TIMEOUT_MS,
  );

  it("for a picture without anything painted over", async () => {
    const { mask: _, ...request } = makeRequest(sandbox, "", {
      ...gpt("gpt-image-1.5", {}),
      maskWay: "none",
    });
    await expectSame(request, {});
  });

  it(
    "for all options at once",
    async () => {
      const request = makeRequest(sandbox, "", {
        ...gpt("gpt-image-2.5-flare", {
          count: 2,
          quality: "max",
          background: "opaque",
          outputFormat: "jpeg",
          outputCompression: 35,
          moderation: "auto",
          stream: true,
          partialImages: 3,
        }),
        user: "someone",
      });
      await expectSame(request, {
        quality: "max",
        background: "opaque",
        output_format: "jpeg",
        output_compression: 35,
        moderation: "auto",
        stream: true,
        partial_images: 3,
      });
    },
    TIMEOUT_MS,
  );

  it("for a markup in place of a mask", async () => {
    const request = makeRequest(sandbox, "", {
      ...gpt("gpt-image-2.5-flare", {}),
      maskWay: "markup",
    });
    await expectSame(request, {});
  });
});
