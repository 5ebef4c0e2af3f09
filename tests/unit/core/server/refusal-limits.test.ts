import { describe, expect, it } from "vitest";
import { appError, type ErrorCode } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { offersFor, type SentFacts } from "@/utils/core/server/refusal-offers";

const SENT: SentFacts = {
  sentSize: { width: 1536, height: 1024 },
  maskWay: "mask",
  prompt: "x".repeat(1500),
  options: { count: 4, size: "auto", quality: "high", background: "opaque" },
  references: ["a", "b"],
};
const MODEL = capabilityFor("something-new");

interface Case {
  readonly code?: ErrorCode;
  readonly status?: number;
  readonly field?: string;
  readonly sent?: Partial<SentFacts>;
  readonly model?: Partial<Capability>;
}

function offers(detail: string, { code = "bad_request", status, field, sent, model }: Case = {}) {
  const error = appError(code, {
    detail,
    ...(status === undefined ? {} : { status }),
    ...(field === undefined ? {} : { params: { field } }),
  });
  return offersFor(error, { ...SENT, ...sent }, { ...MODEL, ...model });
}
const said = (detail: string, more?: Case) =>
  offers(detail, more).map((offer) => [offer.kind, "value" in offer ? offer.value : undefined]);
const options = (changes: Partial<SentFacts["options"]>) => ({
  sent: { options: { ...SENT.options, ...changes } },
});

describe("the size that is offered after a refusal", () => {
  it.each([
    ["size: 512x512, 768x512 or 2048x2048", "768x512", "the one of the nearest shape"],
    ["size: 768x512 or 1200x800", "1200x800", "the largest of one shape"],
    ["size: 64x64", "64x64", "no less than 64 px"],
  ])("of %j is %s: %s", (words, size) => expect(said(words)).toEqual([["size", size]]));

  it("is not the one that was asked for and refused", () => {
    const words = "size 1792x1024 is not supported, only 1024x1024";
    expect(said(words, options({ size: "1792x1024" }))).toEqual([["size", "1024x1024"]]);
  });

  it.each(["size 63x512", "size 512x63", "size 00x00", "only 512x512 works"])(
    "is none for %j",
    (words) => expect(said(words)).toEqual([]),
  );

  it("is larger only where more pixels are wanted than were sent", () => {
    expect(said("image size: at least 1572864 pixels")).toEqual([]);
    expect(said("image size: at least 1572865 pixels")).toEqual([["larger", "1572865"]]);
  });
});

describe("the mask", () => {
  it.each<[ErrorCode, number | undefined, boolean]>([
    ["server_error", undefined, false],
    ["server_error", 499, false],
    ["server_error", 500, true],
    ["bad_request", 500, false],
  ])("may be what %s with the status %s is about: %s", (code, status, isOffered) => {
    const found = offers("oops", { code, ...(status === undefined ? {} : { status }) });
    expect(found.map(({ kind }) => kind)).toEqual(isOffered ? ["mask"] : []);
  });

  it("is looked for in the first 2,000 characters", () => {
    expect(offers(`${" ".repeat(1996)}mask`)).toHaveLength(1);
    expect(offers(`${" ".repeat(1997)}mask`)).toHaveLength(0);
  });
});

describe("the fields that may be left out", () => {
  it("are those the server lists and the form has", () => {
    const listed = { code: "field_unknown", field: "quality, nonsense, background" } as const;
    expect(said("", listed)).toEqual([
      ["field", "quality"],
      ["field", "background"],
    ]);
  });

  it("are those in its words that the model takes and that were sent", () => {
    expect(said("Invalid value for 'quality'")).toEqual([["field", "quality"]]);
    expect(said("Invalid value for 'quality'", { model: { fields: [] } })).toEqual([]);
    expect(said("Invalid value for 'moderation'")).toEqual([]);
  });

  it("are the person's name only where one was sent", () => {
    expect(said("'user' is not allowed", options({ user: "ann" }))).toEqual([["field", "user"]]);
    expect(said("'user' is not allowed")).toEqual([]);
  });
});

describe("the prompt's length", () => {
  it.each([
    ["prompt: at most 1499 characters", [["prompt", 1499]]],
    ["prompt: at most 1500 characters", []],
    ["prompt: at most 40,000 characters", []],
    ["at most 100 of them", []],
  ])("for %j: %j", (words, offer) => expect(said(words)).toEqual(offer));

  it("counts what is added to every prompt", () => {
    const words = "prompt: at most 1500 characters";
    expect(said(words, { sent: { suffix: "more" } })).toEqual([["prompt", 1500]]);
  });
});

describe("fewer pictures", () => {
  it.each([
    "only one image is allowed",
    "multiple images are not supported",
    "too many files",
    "不支持多张图",
  ])("are offered for %j where further ones were sent", (words) => {
    expect(said(words)).toEqual([["images", 1]]);
    expect(said(words, { sent: { references: ["a"] } })).toEqual([["images", 1]]);
    expect(said(words, { sent: { references: [] } })).toEqual([]);
    const { references: _, ...alone } = SENT;
    expect(offersFor(appError("bad_request", { detail: words }), alone, MODEL)).toEqual([]);
  });
});

describe("fewer results", () => {
  it.each([
    ["'n' must be at most 3", 3],
    ["'n' must be at most 4", 1],
    ["'n' must be at most 8", 1],
    ["n is not supported", 1],
  ])("for %j: %i", (words, count) => expect(said(words)).toEqual([["count", count]]));

  it("are offered where the server lists the field, and more than one was asked for", () => {
    expect(said("", { code: "field_unknown", field: "n" })).toEqual([["count", 1]]);
    expect(said("", { code: "field_unknown", field: "nonsense, n" })).toEqual([["count", 1]]);
    expect(said("n is not supported", options({ count: 2 }))).toEqual([["count", 1]]);
    expect(said("n is not supported", options({ count: 1 }))).toEqual([]);
  });
});

describe("a smaller file", () => {
  const large = { model: { imageByteLimit: 5_000_000_000 } };

  it.each([
    ["file too large: 500 kB", 499_999],
    ["file too large: 1.5 MiB", 1_499_999],
    ["file too large: 1.2345678 MB", 1_234_566],
    ["file too large: 2 GB", 1_999_999_999],
    ["file too large: 10.001 kB", 10_000],
  ])("for %j has up to %i bytes", (words, bytes) => {
    expect(said(words, large)).toEqual([["bytes", bytes]]);
  });

  it.each(["file too large: 10 kB", "file too large", "here are 2 MB for you"])(
    "is not offered for %j",
    (words) => expect(said(words, large)).toEqual([]),
  );

  it("is smaller than what was kept to before", () => {
    const kept = (imageByteLimit: number) => ({ model: { imageByteLimit } });
    const silent = { code: "request_too_large" } as const;
    expect(said("", { ...silent, ...kept(4_000_000) })).toEqual([["bytes", 3_999_999]]);
    expect(said("", { ...silent, ...kept(3_999_999) })).toEqual([["bytes", 999_999]]);
    expect(said("", { ...silent, ...kept(999_999) })).toEqual([]);
    expect(said("file too large: 4 MB", kept(4_000_000))).toEqual([["bytes", 3_999_999]]);
    expect(said("file too large: 4 MB", kept(3_999_999))).toEqual([]);
  });
});
