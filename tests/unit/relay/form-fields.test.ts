import { describe, expect, it } from "vitest";
import type { EditOptions } from "@/utils/core/option-fields";
import { OPTIONAL_FIELDS } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { formParts } from "@/utils/relay/request";
import { editRequest, pngBlob } from "./fake-relay";

const everything = { ...capabilityFor(""), fields: OPTIONAL_FIELDS };
const BASE = { prompt: "a red door", n: "1", size: "512x512", response_format: "b64_json" };

function fields(options: Partial<EditOptions>, change: object = {}) {
  const request = editRequest({ options: { count: 1, size: "auto", ...options }, ...change });
  const parts = formParts(request, everything);
  return Object.fromEntries(
    parts.flatMap((part) => ("value" in part ? [[part.name, part.value]] : [])),
  );
}

function files(change: object) {
  return formParts(editRequest(change), everything).flatMap((part) =>
    "file" in part ? [`${part.name} ${part.fileName} ${part.file.type}`] : [],
  );
}

describe("the fields of a request", () => {
  it.each<[Partial<EditOptions>, object]>([
    [{}, {}],
    [
      { count: 4, size: "256x256" },
      { n: "4", size: "256x256" },
    ],
    [{ responseFormat: "url" }, { response_format: "url" }],
    [{ quality: "high" }, { quality: "high" }],
    [{ background: "opaque" }, { background: "opaque" }],
    [{ outputFormat: "png", outputCompression: 50 }, { output_format: "png" }],
    [{ outputCompression: 50 }, {}],
    [
      { outputFormat: "jpeg", outputCompression: 50 },
      { output_format: "jpeg", output_compression: "50" },
    ],
    [
      { outputFormat: "webp", outputCompression: 0 },
      { output_format: "webp", output_compression: "0" },
    ],
    [{ outputFormat: "webp" }, { output_format: "webp" }],
    [{ inputFidelity: "high" }, { input_fidelity: "high" }],
    [{ moderation: "low" }, { moderation: "low" }],
    [{ stream: true }, { stream: "true" }],
    [
      { stream: true, partialImages: 0 },
      { stream: "true", partial_images: "0" },
    ],
    [{ stream: false, partialImages: 2 }, {}],
    [{ extra: { seed: "7", n: "9", prompt: "x", "": "y" } }, { seed: "7" }],
  ])("for %j are %j", (options, more) => expect(fields(options)).toEqual({ ...BASE, ...more }));

  it("name the model and the user where there is one", () => {
    expect(fields({}, { model: "m", user: "u" })).toEqual({ ...BASE, model: "m", user: "u" });
  });

  it("leave out what the server refuses, but never the prompt", () => {
    const omitFields = ["response_format", "prompt", "stream", "size"];
    expect(fields({ stream: true, partialImages: 2 }, { omitFields })).toEqual({
      prompt: "a red door",
      n: "1",
    });
  });
});

describe("the files of a request", () => {
  const jpeg = new Blob(["x"], { type: "image/jpeg" });
  const webp = new Blob(["x"], { type: "image/webp" });

  it.each([
    ["mask", ["image image.png image/png", "mask mask.png image/png"]],
    ["markup", ["image image.png image/png", "markup markup.png image/png"]],
    ["none", ["image image.png image/png"]],
  ])("of the way %s", (maskWay, expected) => expect(files({ maskWay })).toEqual(expected));

  it("are counted from the second on, by names that tell their type", () => {
    const references = [jpeg, webp, new Blob(["x"], { type: "image/tiff" })];
    expect(files({ references, maskWay: "none", image: pngBlob() })).toEqual([
      "image[] image.png image/png",
      "image[] image-2.jpg image/jpeg",
      "image[] image-3.webp image/webp",
      "image[] image-4.png image/png",
    ]);
  });
});
