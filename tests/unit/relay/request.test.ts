import { describe, expect, it } from "vitest";
import type { EditOptions, OptionalField } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { type EditRequest, formParts, toForm } from "@/utils/relay/request";
import { editRequest, PNG_BYTES, pngBlob } from "./fake-relay";

function build(changes: Partial<EditRequest> = {}): FormData {
  const request = editRequest(changes);
  return toForm(formParts(request, request.capability ?? capabilityFor(request.model)));
}

function names(form: FormData): string[] {
  return [...form.keys()];
}

const EVERY_OPTION: EditOptions = {
  count: 3,
  size: "1024x1536",
  responseFormat: "url",
  quality: "high",
  background: "transparent",
  outputFormat: "webp",
  outputCompression: 0,
  inputFidelity: "high",
  moderation: "low",
  stream: true,
  partialImages: 0,
};

describe("the form of the relay doc", () => {
  it("holds image, mask, prompt, n, size and response_format, in this order and nothing else", () => {
    expect(
      [...build()].map(([name, value]) => [name, typeof value === "string" ? value : "file"]),
    ).toEqual([
      ["image", "file"],
      ["mask", "file"],
      ["prompt", "a red door"],
      ["n", "1"],
      ["size", "512x512"],
      ["response_format", "b64_json"],
    ]);
  });

  it("sends both files as PNG, by type and by name, with their bytes untouched", async () => {
    const form = build({ image: new Blob([PNG_BYTES]), mask: new Blob([PNG_BYTES]) });
    for (const name of ["image", "mask"]) {
      const file = form.get(name);
      if (!(file instanceof File)) throw new Error(`${name} is no file`);
      expect({ name: file.name, type: file.type }).toEqual({
        name: `${name}.png`,
        type: "image/png",
      });
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG_BYTES);
    }
  });

  it("sends model and user only where they are set", () => {
    expect(names(build({ model: "dall-e-2", user: "me" })).slice(-2)).toEqual(["user", "model"]);
    expect(names(build())).not.toContain("model");
    expect(names(build())).not.toContain("user");
  });

  it("asks for addresses where the person wants them", () => {
    const options: EditOptions = { count: 1, size: "auto", responseFormat: "url" };
    expect(build({ options }).get("response_format")).toBe("url");
  });

  it("leaves out options that the model does not know", () => {
    expect(names(build({ options: EVERY_OPTION }))).toEqual([
      "image",
      "mask",
      "prompt",
      "n",
      "size",
      "response_format",
    ]);
  });

  it("sends the prompt as it was typed", () => {
    const prompt = "  a 'quoted'\r\n@line; 红色的门 😀 ";
    expect(build({ prompt }).get("prompt")).toBe(prompt);
  });
});

describe("the mask", () => {
  it.each([
    ["mask", ["mask"]],
    ["mask_image", ["mask_image"]],
    ["markup", ["markup"]],
    ["none", []],
    ["transparency", []],
  ] as const)("told by %s is sent as %j", (maskWay, expected) => {
    const form = build({ maskWay, model: "gpt-image-2.5-flare" });
    expect(names(form).filter((name) => /^mask|markup$/.test(name))).toEqual(expected);
  });

  it("is no part where there is none", () => {
    const { mask: _, ...rest } = editRequest();
    expect(names(toForm(formParts(rest, capabilityFor(""))))).not.toContain("mask");
  });
});

describe("the form for gpt-image models", () => {
  it("sends every option that is set, and no response_format", () => {
    const form = build({ model: "gpt-image-1.5", options: EVERY_OPTION });
    expect(Object.fromEntries([...form].filter(([, value]) => typeof value === "string"))).toEqual({
      prompt: "a red door",
      n: "3",
      size: "1024x1536",
      quality: "high",
      background: "transparent",
      output_format: "webp",
      output_compression: "0",
      input_fidelity: "high",
      moderation: "low",
      stream: "true",
      partial_images: "0",
      model: "gpt-image-1.5",
    });
  });

  it("sends no option that is not set", () => {
    expect(names(build({ model: "gpt-image-2" }))).toEqual([
      "image",
      "mask",
      "prompt",
      "n",
      "size",
      "model",
    ]);
  });

  it("sends partial_images only along with stream", () => {
    const options: EditOptions = { count: 1, size: "auto", partialImages: 2 };
    expect(names(build({ model: "gpt-image-2", options }))).not.toContain("partial_images");
  });

  it("calls several pictures image[] and never mixes the two names", () => {
    const jpeg = new Blob(["x"], { type: "image/jpeg" });
    const form = build({ model: "gpt-image-2", references: [pngBlob(), jpeg] });
    expect(form.has("image")).toBe(false);
    const files = form
      .getAll("image[]")
      .map((file) => (file instanceof File ? [file.name, file.type] : []));
    expect(files).toEqual([
      ["image.png", "image/png"],
      ["image-2.png", "image/png"],
      ["image-3.jpg", "image/jpeg"],
    ]);
  });
});

describe("the size", () => {
  it.each([
    ["auto", "640x480"],
    ["1024x1536", "1024x1536"],
    ["nonsense", "640x480"],
  ])("is always explicit: %j becomes %j", (size, sent) => {
    const sentSize = { width: 640, height: 480 };
    expect(build({ options: { count: 1, size }, sentSize }).get("size")).toBe(sent);
  });
});

describe("fields", () => {
  it("that this server refuses are left out, and partial_images along with stream", () => {
    const omitFields = ["response_format", "stream"];
    const form = build({ model: "gpt-image-1.5", options: EVERY_OPTION, omitFields });
    expect(names(form)).not.toContain("stream");
    expect(names(form)).not.toContain("partial_images");
    expect(names(build({ omitFields }))).not.toContain("response_format");
  });

  it("typed by the person are sent as typed, over the usual ones but never twice", () => {
    const extra = { seed: "42", size: "auto", "": "x" };
    const form = build({ options: { count: 1, size: "auto", extra } });
    expect(form.get("seed")).toBe("42");
    expect(form.getAll("size")).toEqual(["auto"]);
    expect(names(form)).not.toContain("");
  });

  it("typed by the person never replace the pictures, the prompt or the count", () => {
    const extra = { image: "x", "image[]": "x", mask: "x", prompt: "x", n: "10", markup: "x" };
    const form = build({ options: { count: 1, size: "auto", extra } });
    expect(form.getAll("n")).toEqual(["1"]);
    expect(form.getAll("prompt")).toEqual(["a red door"]);
    expect(form.getAll("image")).toHaveLength(1);
    expect(form.has("markup")).toBe(false);
  });

  it("follow a capability that the person has changed", () => {
    const fields: OptionalField[] = ["quality"];
    const capability = capabilityFor("", { fields });
    const form = build({ capability, options: EVERY_OPTION, user: "me" });
    expect(names(form)).toEqual(["image", "mask", "prompt", "n", "size", "quality"]);
  });
});

describe("what a server has refused", () => {
  it("is left out: a field, and the file of the painted area", () => {
    const form = build({ omitFields: ["response_format", "mask"] });
    expect(names(form)).toEqual(["image", "prompt", "n", "size"]);
  });

  it("may be n only as long as one picture is asked for", () => {
    const omitFields = ["n"];
    expect(build({ omitFields }).has("n")).toBe(false);
    const several = build({ omitFields, options: { count: 3, size: "auto" } });
    expect(several.get("n")).toBe("3");
  });
});

describe("the options of a diffusion model", () => {
  const options: EditOptions = {
    count: 1,
    size: "auto",
    seed: "42",
    steps: "8",
    guidance: "1.5",
    negativePrompt: "</sd_cpp_extra_args>",
  };

  it("are fields of their own", () => {
    const form = build({ model: "qwen-image-edit", options });
    expect(form.get("seed")).toBe("42");
    expect(form.get("num_inference_steps")).toBe("8");
    expect(form.get("guidance_scale")).toBe("1.5");
    expect(form.has("strength")).toBe(false);
  });

  it("stand in the prompt for stable-diffusion.cpp, which no text can break out of", () => {
    const form = build({ model: "sd-cpp-local", options });
    expect(form.has("seed")).toBe(false);
    const prompt = String(form.get("prompt"));
    const [, json = ""] = /<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>$/.exec(prompt) ?? [];
    expect(JSON.parse(json)).toEqual({
      seed: 42,
      negative_prompt: "</sd_cpp_extra_args>",
      steps: 8,
      cfg_scale: 1.5,
      sample_params: { sample_steps: 8, guidance: { txt_cfg: 1.5 } },
    });
  });

  it.each<[string, Partial<EditOptions>, string]>([
    ["steps alone", { steps: "8" }, '{"steps":8,"sample_params":{"sample_steps":8}}'],
    [
      "guidance alone",
      { guidance: "1.5" },
      '{"cfg_scale":1.5,"sample_params":{"guidance":{"txt_cfg":1.5}}}',
    ],
    ["neither", { seed: "42" }, '{"seed":42}'],
    ["strength", { strength: "0.5" }, '{"strength":0.5}'],
    ["a text that looks like a number", { negativePrompt: "7" }, '{"negative_prompt":"7"}'],
    ["a text with a tag", { negativePrompt: "<b>" }, '{"negative_prompt":"\\u003cb>"}'],
  ])("are said to stable-diffusion.cpp as they are: %s", (_, change, args) => {
    const form = build({
      model: "sd-cpp-local",
      options: { count: 1, size: "auto", ...change },
    });
    expect(form.get("prompt")).toBe(`a red door<sd_cpp_extra_args>${args}</sd_cpp_extra_args>`);
  });

  it("leave the prompt alone where none is set", () => {
    const form = build({ model: "sd-cpp-local", options: { count: 1, size: "auto" } });
    expect(form.get("prompt")).toBe("a red door");
  });
});
