import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { MAX_WORDS } from "@/utils/relay/limits";
import { causeDetail, holdsKey, scrubError, scrubKeys } from "@/utils/relay/scrub";

const KEY = "Q7-Zz9.Q7-Zz9";

describe("words with a key in them", () => {
  it.each([
    [`a ${KEY} b`, "a *** b"],
    [`Bearer abc, and sk-abcdefgh, pk-abcdefgh`, "Bearer ***, and ***, ***"],
    [`${btoa("Q7-Zz9.Q7-Z")}== then %517-Zz9.Q7-Zz9`, `${btoa("Q7-Zz9.Q7-Z")}== then ***`],
    ["%517-Zz9.Q7-Zz9%517-Zz9.Q7-Zz9", "******"],
    ["%517-Zz9.Q7-Zz9 and UTctWno5LlE3LVp6OQ==", "*** and ***=="],
    ["UTctWno5LlE3LVp6OQ== and %517-Zz9.Q7-Zz9", "***== and ***"],
  ])("%s become %s", (words, scrubbed) => expect(scrubKeys(words, KEY)).toBe(scrubbed));

  it("lose a key of five letters where it is plain, of six in any writing", () => {
    expect(scrubKeys("%61bcdef", "abcdef")).toBe("***");
    expect(scrubKeys("%61bcde abcde", "abcde")).toBe("%61bcde ***");
  });

  it("lose a key of a few letters as a word, and keep their own letters", () => {
    expect(scrubKeys("unexpected size 1024x1024", "x")).toBe("unexpected size 1024x1024");
    expect(scrubKeys("x: a key (x) is no key", "x")).toBe("***: a key (***) is no key");
    expect(scrubKeys("none of those is 'none'; nonesuch", "none")).toBe(
      "*** of those is '***'; nonesuch",
    );
  });

  it("hold a key from six letters on", () => {
    expect(holdsKey("x abcdef", "abcdef")).toBe(true);
    expect(holdsKey("x %61bcdef", "abcdef")).toBe(true);
    expect(holdsKey("x abcde", "abcde")).toBe(false);
    expect(holdsKey("nothing", "abcdef")).toBe(false);
  });

  it("are kept up to their limit, and cut well before it beyond", () => {
    const words = (length: number) => "a".padEnd(length, "x");
    expect(scrubKeys(words(MAX_WORDS), KEY)).toBe(words(MAX_WORDS));
    expect(scrubKeys(words(MAX_WORDS + 1), KEY)).toBe(words(MAX_WORDS - 1000));
    expect(scrubKeys(words(3 * MAX_WORDS), KEY)).toBe(words(MAX_WORDS - 1000));
  });
});

describe("an error without its key", () => {
  it("keeps all else, and says nothing that was not said", () => {
    const said = {
      status: 400,
      detail: `a ${KEY}`,
      requestId: `r ${KEY}`,
      params: { host: `h ${KEY}`, limit: 64 },
    };
    expect(scrubError(appError("bad_request", said), KEY)).toEqual({
      ...appError("bad_request", { status: 400 }),
      detail: "a ***",
      requestId: "r ***",
      params: { host: "h ***", limit: 64 },
    });
    const bare = appError("bad_request");
    expect(Object.keys(scrubError(bare, KEY))).toEqual(Object.keys(bare));
  });

  it("quotes an exception by 500 letters, and nothing that is none", () => {
    expect(causeDetail(new Error(`bad ${KEY}`), KEY)).toEqual({ detail: "bad ***" });
    expect(causeDetail(new Error("x".repeat(501)), KEY).detail).toBe("x".repeat(500));
    expect(causeDetail(`bad ${KEY}`, KEY)).toEqual({});
  });
});
