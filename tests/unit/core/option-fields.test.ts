import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { shownOptions } from "@/utils/core/option-controls";
import {
  type EditOptions,
  OPTION_SCHEMAS,
  OPTIONAL_FIELDS,
  writeFields,
} from "@/utils/core/option-fields";
import { defaultProfile, readProfileRecord, toProfileRecord } from "@/utils/store/profile-record";
import en from "../../../public/_locales/en/messages.json";
import zh from "../../../public/_locales/zh_CN/messages.json";

/** Every option set to something that is not its default. */
const ALL: Required<EditOptions> = {
  count: 2,
  size: "512x512",
  responseFormat: "url",
  user: "me",
  quality: "high",
  background: "opaque",
  outputFormat: "webp",
  outputCompression: 70,
  inputFidelity: "high",
  moderation: "low",
  stream: true,
  partialImages: 3,
  seed: "42",
  steps: "20",
  guidance: "4.5",
  strength: "0.6",
  negativePrompt: "blur",
  extra: { quant: "7" },
};

describe("the table of option fields", () => {
  it("has names in both languages for every control", () => {
    const labels = shownOptions(ALL, OPTIONAL_FIELDS).map(({ control }) => control.label);
    expect(labels.length).toBeGreaterThan(5);
    expect(Object.keys(en)).toEqual(expect.arrayContaining(labels));
    expect(Object.keys(zh)).toEqual(expect.arrayContaining(labels));
  });

  it("writes every option that is set into its field", () => {
    const written = new Map(writeFields(ALL, { user: "me" }));
    expect(written.size).toBe(Object.keys(OPTION_SCHEMAS).length);
    for (const [field, value] of written) expect([field, value]).not.toEqual([field, ""]);
  });

  it("keeps every option of a stored profile", () => {
    const record = toProfileRecord({ ...defaultProfile(), options: ALL });
    expect(readProfileRecord(record)?.options).toEqual(ALL);
  });

  it.each(Object.entries(OPTION_SCHEMAS))("refuses a %s of another type", (name, schema) => {
    expect(v.is(schema, {})).toBe(false);
    const options = { count: 1, size: "auto", [name]: {} };
    const record = { ...toProfileRecord(defaultProfile()), options };
    expect(readProfileRecord(record)?.options).toEqual({ count: 1, size: "auto" });
  });
});
