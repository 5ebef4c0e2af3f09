import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, readExtra, writeExtra } from "@/utils/core/edit/edit-options";
import { hasFurtherOptions } from "@/utils/core/option-controls";
import { changeOptions } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";

const OPTIONS = { count: 1, size: "auto" };

describe("extra fields as typed", () => {
  it("are one a line, with whatever the value holds", () => {
    const text = "seed=7\n\n  guidance_scale = 3.5 \nurl=https://a.test/?b=c";
    expect(readExtra(text)).toEqual({
      seed: "7",
      guidance_scale: "3.5",
      url: "https://a.test/?b=c",
    });
  });

  it("come back as they were", () => {
    const fields = { seed: "7", empty: "", "a[b]": "x y" };
    expect(readExtra(writeExtra(fields))).toEqual(fields);
  });

  it.each([
    "seed",
    "=7",
    "two words=1",
    "image=1",
    "n=10",
    "mask=x",
    "prompt=other",
    "image[]=1",
    "mask_image=x",
    "markup=x",
  ])("%s is none", (line) => expect(readExtra(`good=1\n${line}`)).toBeUndefined());

  it("of nothing are none", () => {
    expect(readExtra(" \n ")).toEqual({});
    expect(writeExtra(undefined)).toBe("");
  });
});

it("a request that nobody has said anything about asks for one picture", () => {
  expect(DEFAULT_OPTIONS.count).toBe(1);
});

describe("changing options", () => {
  it("takes an option away where it is set to nothing", () => {
    const set = changeOptions(OPTIONS, { quality: "high", stream: true });
    expect(set).toEqual({ ...OPTIONS, quality: "high", stream: true });
    const unset = changeOptions(set, { quality: undefined, stream: undefined });
    expect(unset).toStrictEqual(OPTIONS);
  });
});

describe("what is set and not seen", () => {
  it("counts what this model takes, and extra fields", () => {
    const gpt = capabilityFor("gpt-image-2");
    const doc = capabilityFor("");
    expect(hasFurtherOptions(OPTIONS, gpt)).toBe(false);
    expect(hasFurtherOptions({ ...OPTIONS, quality: "high" }, gpt)).toBe(true);
    expect(hasFurtherOptions({ ...OPTIONS, quality: "high" }, doc)).toBe(false);
    expect(hasFurtherOptions({ ...OPTIONS, extra: { seed: "1" } }, doc)).toBe(true);
  });
});
