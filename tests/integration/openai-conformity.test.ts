import OpenAI, { toFile } from "openai";
import type { ImageEditParams } from "openai/resources/images";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EditOptions } from "@/utils/core/edit";
import type { EditRequest } from "@/utils/relay/request";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { ReceivedRequest, Sandbox } from "../sandbox/types.ts";
import { makeRequest, runEdit } from "./relay-run.ts";

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

async function sendByReference(request: EditRequest, extra: Extra) {
  const client = new OpenAI({
    apiKey: SANDBOX_KEY,
    baseURL: `${request.baseUrl}/v1`,
    maxRetries: 0,
  });
  const blobs = [request.image, ...(request.references ?? [])];
  const files = await Promise.all(
    blobs.map((blob, at) =>
      toFile(blob, at === 0 ? "image.png" : `image-${at + 1}.png`, { type: "image/png" }),
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
  ["xhigh quality", gpt("gpt-image-2.5-flare", { quality: "xhigh" }), { quality: "xhigh" }],
  [
    "a field of the person's own",
    gpt("gpt-image-1.5", { extra: { safety_identifier: "x1" } }),
    { safety_identifier: "x1" },
  ],
];

/**
 * Names, types and bytes of all parts are equal, in any order; so are method,
 * path and key. What differs, and why:
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
  it.each(CASES)("for %s", async (_, changes, extra) => {
    const request = makeRequest(sandbox, "", changes);
    await runEdit(sandbox, request);
    await sendByReference(request, extra);
    const [ours, theirs] = await sandbox.waitForEdits(2);
    if (!ours || !theirs) throw new Error("two requests were expected");
    expect(partsOf(ours)).toEqual(partsOf(theirs));
    expect([ours.status, theirs.status]).toEqual([200, 200]);
    expect(ours.headers.authorization).toBe(theirs.headers.authorization);
    expect([ours.method, ours.path]).toEqual([theirs.method, theirs.path]);
  });

  it("tells no more of the machine than a request must", async () => {
    await runEdit(sandbox, makeRequest(sandbox, ""));
    const [ours] = await sandbox.waitForEdits(1);
    const told = Object.keys(ours?.headers ?? {}).filter((name) => name.startsWith("x-"));
    expect(told).toEqual([]);
  });

  it("for several pictures", async () => {
    const base = makeRequest(sandbox, "", gpt("gpt-image-2", {}));
    const request = { ...base, references: [base.image, base.image] };
    await runEdit(sandbox, request);
    await sendByReference(request, {});
    const [ours, theirs] = await sandbox.waitForEdits(2);
    expect(ours && partsOf(ours)).toEqual(theirs && partsOf(theirs));
  });

  it("for a markup in place of a mask", async () => {
    const request = makeRequest(sandbox, "", {
      ...gpt("gpt-image-2.5-flare", {}),
      maskWay: "markup",
    });
    await runEdit(sandbox, request);
    await sendByReference(request, {});
    const [ours, theirs] = await sandbox.waitForEdits(2);
    expect(ours && partsOf(ours)).toEqual(theirs && partsOf(theirs));
  });
});
