import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { changesOf, shownOptions } from "@/utils/core/option-controls";
import {
  type EditOptions,
  OPTION_SCHEMAS,
  OPTIONAL_FIELDS,
  type OptionName,
} from "@/utils/core/option-fields";

const NONE: EditOptions = { count: 1, size: "auto" };
/** Everything is shown: a streamed answer in a format that is compressed. */
const SHOWING: EditOptions = { ...NONE, stream: true, outputFormat: "webp" };

const namesOf = (options: EditOptions, fields: readonly string[] = OPTIONAL_FIELDS) =>
  shownOptions(options, fields).map(({ name }) => name);

function change(
  name: OptionName,
  value: EditOptions[OptionName],
  options: EditOptions = NONE,
  fields: readonly string[] = OPTIONAL_FIELDS,
) {
  const shown = shownOptions(SHOWING, OPTIONAL_FIELDS).find((one) => one.name === name);
  if (!shown) throw new Error("It has no control.");
  return changesOf(shown, value, options, fields);
}

describe("the value of an option", () => {
  it.each<[OptionName, readonly unknown[], readonly unknown[]]>([
    ["responseFormat", ["b64_json", "url"], ["", "png"]],
    ["outputCompression", [0, 55.5, 100], [-0.1, 100.1]],
    ["partialImages", [0, 1, 3], [-1, 1.5, 4]],
    ["stream", [true, false], ["true"]],
    ["quality", ["", "a".repeat(200)], ["a".repeat(201)]],
    ["user", ["", "a".repeat(200)], ["a".repeat(201)]],
  ])("has bounds: %s", (name, good, bad) => {
    for (const value of good) expect(v.is(OPTION_SCHEMAS[name], value)).toBe(true);
    for (const value of bad) expect(v.is(OPTION_SCHEMAS[name], value)).toBe(false);
  });
});

/** Where each option stands, and how it is chosen: as the endpoint's documentation has it. */
const CONTROLS: readonly (readonly [OptionName, string, object])[] = [
  ["user", "person", { kind: "text" }],
  ["quality", "choices", { kind: "choice", choices: "qualities", testId: "quality" }],
  ["background", "choices", { kind: "choice", choices: ["auto", "opaque", "transparent"] }],
  ["outputFormat", "choices", { kind: "choice", choices: ["png", "jpeg", "webp"] }],
  ["outputCompression", "choices", { kind: "percent" }],
  ["inputFidelity", "choices", { kind: "choice", choices: ["low", "high"] }],
  ["moderation", "choices", { kind: "choice", choices: ["auto", "low"] }],
  ["stream", "answer", { kind: "switch", hint: "prompt_stream_hint", testId: "stream" }],
  ["partialImages", "answer", { kind: "count", counts: [0, 1, 2, 3] }],
  ["seed", "choices", { kind: "text" }],
  ["steps", "choices", { kind: "text" }],
  ["guidance", "choices", { kind: "text" }],
  ["strength", "choices", { kind: "text" }],
  ["negativePrompt", "person", { kind: "text" }],
];

it("a background takes away only a format that cannot show it", () => {
  const jpeg: EditOptions = { ...NONE, outputFormat: "jpeg", outputCompression: 80 };
  expect(change("background", "opaque", jpeg)).toStrictEqual({ background: "opaque" });
  expect(change("background", undefined, jpeg)).toStrictEqual({ background: undefined });
  expect(Object.keys(change("background", "transparent", jpeg))).toContain("outputFormat");
});

describe("the form of options", () => {
  it.each(CONTROLS)("has %s among the %s", (name, section, control) => {
    const shown = shownOptions(SHOWING, OPTIONAL_FIELDS).find((one) => one.name === name);
    expect(shown?.control).toMatchObject({ section, ...control });
  });

  it("has them in this order, and nothing else", () => {
    expect(namesOf(SHOWING)).toEqual(CONTROLS.map(([name]) => name));
  });

  it("shows only what the model knows", () => {
    expect(namesOf(SHOWING, ["quality", "seed", "unheard_of"])).toEqual(["quality", "seed"]);
    expect(namesOf(SHOWING, [])).toEqual([]);
  });

  it.each([
    ["jpeg", true],
    ["webp", true],
    ["png", false],
    [undefined, false],
  ] as const)(
    "asks how far to compress %s: %s, for PNG has nothing to choose",
    (outputFormat, isShown) => {
      const options = outputFormat ? { ...NONE, outputFormat } : NONE;
      expect(namesOf(options).includes("outputCompression")).toBe(isShown);
    },
  );

  it("asks for previews only of an answer that is streamed", () => {
    expect(namesOf({ ...NONE, stream: true })).toContain("partialImages");
    expect(namesOf({ ...NONE, stream: false })).not.toContain("partialImages");
    expect(namesOf(NONE)).not.toContain("partialImages");
  });
});

describe("an option that is set", () => {
  it("changes nothing else where nothing hangs on it", () => {
    expect(change("seed", "42")).toEqual({ seed: "42" });
    expect(change("quality", undefined)).toEqual({ quality: undefined });
    expect(change("background", "opaque", { ...NONE, outputFormat: "jpeg" })).toEqual({
      background: "opaque",
    });
    expect(change("background", "transparent", { ...NONE, outputFormat: "png" })).toEqual({
      background: "transparent",
    });
  });

  it("gives a stream two previews, where the model knows of previews", () => {
    expect(change("stream", true)).toEqual({ stream: true, partialImages: 2 });
    const withoutPreviews = change("stream", true, NONE, ["stream"]);
    expect(withoutPreviews).toEqual({ stream: true, partialImages: undefined });
  });

  it("takes the previews with the stream", () => {
    const off = change("stream", undefined, { ...NONE, stream: true, partialImages: 3 });
    expect(off).toStrictEqual({ stream: undefined, partialImages: undefined });
  });

  it("wins over a JPEG if it is a transparent background", () => {
    const options = { ...NONE, outputFormat: "jpeg", outputCompression: 50 };
    expect(change("background", "transparent", options)).toStrictEqual({
      background: "transparent",
      outputFormat: undefined,
      outputCompression: undefined,
    });
  });

  it("wins over a transparent background if it is a JPEG, and begins uncompressed", () => {
    const options = { ...NONE, background: "transparent", outputCompression: 50 };
    expect(change("outputFormat", "jpeg", options)).toStrictEqual({
      outputFormat: "jpeg",
      outputCompression: undefined,
      background: undefined,
    });
    expect(change("outputFormat", "webp", options)).toStrictEqual({
      outputFormat: "webp",
      outputCompression: undefined,
    });
  });
});
