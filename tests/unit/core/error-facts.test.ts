import { describe, expect, it } from "vitest";
import { ERRORS, type ErrorCode, factsOf, isCurable, type Remedy } from "@/utils/core/app-error";

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** What helps, beside trying again. Nothing does against a code that does not stand here. */
const REMEDIES: Readonly<Record<Exclude<Remedy, "none">, readonly ErrorCode[]>> = {
  // An address, a key, a model or a server that is set up wrongly, or not at all.
  settings: [
    ...(["base_url_insecure", "base_url_invalid", "key_missing", "key_unusable"] as const),
    ...(["key_rejected", "endpoint_missing", "answer_is_a_page", "server_unreachable"] as const),
    ...([
      "connection_failed",
      "model_missing",
      "profile_missing",
      "recipe_server_missing",
    ] as const),
  ],
  "allow-server": ["host_not_allowed"],
  "allow-result-host": ["result_host_not_allowed"],
  // The answer is on the disk, and paid for.
  "read-again": [
    ...(["answer_read_in_vain", "result_file_missing", "result_unreachable"] as const),
    "task_unfinished",
  ],
  // The disk may be full.
  "make-room": ["storage_failed", "storage_full"],
  "open-store": ["storage_unopenable"],
  // The panel has lost what it stands on.
  "reload-panel": ["part_not_loaded", "storage_gone"],
  "draw-again": ["drawn_in_vain"],
  unlock: ["keys_locked"],
};

describe("what is offered about an error, beside another try:", () => {
  it.each(CODES)("%s", (code) => {
    const [remedy] = Object.entries(REMEDIES).find(([, codes]) => codes.includes(code)) ?? ["none"];
    expect(factsOf(code).remedy).toBe(remedy);
  });

  it("a kept answer is curable, for it can be read again at no cost, and nothing else is", () => {
    const kept = [...REMEDIES["read-again"], ...REMEDIES["allow-result-host"]];
    expect(CODES.filter((code) => isCurable({ code })).toSorted()).toEqual(kept.toSorted());
  });

  it("what can be read again was most likely paid for", () => {
    const charges = CODES.filter((code) => isCurable({ code })).map((code) => factsOf(code).charge);
    expect(new Set(charges)).toEqual(new Set(["likely"]));
  });
});

/** The codes of which a fact is known. */
const withFact = (has: (facts: ReturnType<typeof factsOf>) => boolean | undefined) =>
  CODES.filter((code) => has(factsOf(code))).toSorted();

describe("the errors", () => {
  it("that another key puts right", () => {
    expect(withFact(({ serverField }) => serverField === "key")).toEqual([
      "key_missing",
      "key_rejected",
      "key_unusable",
    ]);
  });

  it("that another address puts right", () => {
    expect(withFact(({ serverField }) => serverField === "address")).toEqual([
      ...["answer_is_a_page", "endpoint_missing", "redirected", "server_unreachable"],
    ]);
  });

  it("that concern no other field of a server", () => {
    const fields = CODES.map((code) => factsOf(code).serverField);
    expect(new Set(fields)).toEqual(new Set([undefined, "key", "address"]));
  });

  it("after which what has arrived of an answer is shown", () => {
    expect(withFact(({ isCutOff }) => isCutOff)).toEqual([
      ...["answer_too_large", "connection_failed", "stream_incomplete", "timed_out"],
    ]);
  });

  it("that come long after the charge, so nothing is said about one", () => {
    expect(withFact(({ isAfterCharge }) => isAfterCharge)).toEqual(["result_not_placed"]);
  });

  it("that the person wished for, so nothing went wrong", () => {
    expect(withFact(({ isOwnWish }) => isOwnWish)).toEqual(["cancelled", "cancelled_unsent"]);
  });
});

/** Whether another way of getting the picture may help, and whether the screen may. */
const CAPTURE: Partial<
  Record<ErrorCode, readonly ["final" | "go on", "no" | "offered" | "first"]>
> = {
  // The page must allow it or show it first, or cannot be looked at: no use in its screen.
  capture_access_needed: ["go on", "no"],
  capture_file_access: ["go on", "no"],
  capture_not_visible: ["go on", "no"],
  capture_nothing_there: ["go on", "no"],
  capture_page_closed: ["go on", "no"],
  capture_restricted_page: ["go on", "no"],
  // The person wanted it no more.
  capture_cancelled: ["final", "no"],
  // A transient error: another try may do.
  capture_cut_off: ["go on", "offered"],
  capture_unreachable: ["go on", "offered"],
  capture_timed_out: ["final", "offered"],
  // The file cannot be had, though the picture can be seen.
  capture_address_unusable: ["go on", "first"],
  capture_empty: ["go on", "first"],
  capture_forbidden: ["go on", "first"],
  capture_not_found: ["go on", "first"],
  capture_not_an_image: ["go on", "first"],
  capture_protected: ["go on", "first"],
  picture_undecodable: ["go on", "first"],
  // The file was had, and is of no use: the same by any way.
  capture_other_picture: ["final", "first"],
  capture_too_many_bytes: ["final", "first"],
  picture_too_many_pixels: ["final", "first"],
  picture_type_unsupported: ["final", "first"],
};

describe("an error while a picture is fetched says whether to go on and about the screen:", () => {
  it.each(CODES)("%s", (code) => {
    const [end, onScreen] = CAPTURE[code] ?? [];
    const expected = end && { isFinal: end === "final", onScreen };
    expect(factsOf(code).capture).toEqual(expected);
  });
});
