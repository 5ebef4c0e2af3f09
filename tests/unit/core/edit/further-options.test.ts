import { describe, expect, it } from "vitest";
import { hasFurtherOptions } from "@/utils/core/option-controls";
import { OPTIONAL_FIELDS } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";

const BASE = { count: 1, size: "auto" };

/** Options with a row of their own in the panel's further settings, and the field they are sent as. */
const ROWS = [
  [{ quality: "high" }, "quality"],
  [{ background: "opaque" }, "background"],
  [{ outputFormat: "webp" }, "output_format"],
  [{ inputFidelity: "high" }, "input_fidelity"],
  [{ moderation: "low" }, "moderation"],
  [{ stream: true }, "stream"],
  [{ user: "me" }, "user"],
] as const;

describe.each(ROWS)("the option %j", (option, field) => {
  it(`counts for a model that takes ${field} and nothing else`, () => {
    const capability = { ...capabilityFor(""), fields: [field] };
    expect(hasFurtherOptions({ ...BASE, ...option }, capability)).toBe(true);
  });

  it(`does not count for a model that takes everything but ${field}`, () => {
    const fields = OPTIONAL_FIELDS.filter((known) => known !== field);
    expect(hasFurtherOptions({ ...BASE, ...option }, { ...capabilityFor(""), fields })).toBe(false);
  });
});

it("neither number, size nor empty extra fields are further options", () => {
  const capability = { ...capabilityFor(""), fields: OPTIONAL_FIELDS };
  expect(hasFurtherOptions({ count: 4, size: "512x512", extra: {} }, capability)).toBe(false);
});
