import { describe, expect, it } from "vitest";
import { isPage, pageWords, parseErrorText, readErrorBody } from "@/utils/relay/error-body";

describe("what a server said of its refusal", () => {
  it.each<[unknown, object]>([
    [
      { error: { message: "m", code: "c", type: "t", param: "p" } },
      { message: "m", code: "c", type: "t", param: "p" },
    ],
    [{ error: "m" }, { message: "m" }],
    [{ error: " " }, {}],
    // An error that says nothing is no code either.
    [{ error: " ", message: "m" }, { message: "m" }],
    [{ error: "", message: "m" }, { message: "m" }],
    [
      { message: "m", code: 7 },
      { message: "m", code: "7" },
    ],
    [{ msg: "m" }, { message: "m" }],
    [{ error_message: "m" }, { message: "m" }],
    [{ errorMessage: "m" }, { message: "m" }],
    [{ reason: "m" }, { message: "m" }],
    [{ title: "m" }, { message: "m" }],
    [{ title: "t", message: "m" }, { message: "m" }],
    [{ error_code: "c" }, { code: "c" }],
    [{ request_id: "r" }, { requestId: "r" }],
    [{ requestId: "r" }, { requestId: "r" }],
    [{ detail: "m" }, { message: "m" }],
    [{ detail: { message: "m" } }, { message: "m" }],
    [{ errors: ["a", "b"] }, { message: "a\nb" }],
    [{ errors: [] }, {}],
    [
      { detail: [{ loc: ["body", "size"], msg: "bad" }, { msg: "worse" }, 5, {}] },
      { message: "body.size: bad\nworse" },
    ],
    [{ detail: [{ loc: [1, 2, 3, 4, 5, 6], msg: "deep" }] }, { message: "1.2.3.4.5: deep" }],
    [{ detail: Array(21).fill("x") }, { message: Array(20).fill("x").join("\n") }],
    [
      { message: "outer", error: { code: "c" } },
      { message: "outer", code: "c" },
    ],
    [{ message: "outer", error: { message: "inner" } }, { message: "inner" }],
    [{ error: { error: { detail: { message: "m" } } } }, { message: "m" }],
    [{ error: { message: "outer", error: "inner" } }, { message: "outer", code: "inner" }],
    // A status phrase or a bare code beside the reason: the reason comes first.
    [
      { error: "server_error", message: "std::bad_alloc" },
      { message: "std::bad_alloc", code: "server_error" },
    ],
    [
      { statusCode: 400, error: "Bad Request", message: "body/n must be number" },
      { message: "body/n must be number\nBad Request", code: "Bad Request" },
    ],
    [
      { error: "Bad Request", message: ["n must be a number", "size is wrong"] },
      { message: "n must be a number\nsize is wrong\nBad Request", code: "Bad Request" },
    ],
    [
      { error: "Internal Server Error", detail: "CUDA out of memory" },
      { message: "CUDA out of memory\nInternal Server Error", code: "Internal Server Error" },
    ],
    [
      {
        title: "One or more validation errors occurred.",
        errors: { n: ["must be a number"], size: "is wrong" },
      },
      {
        message: "One or more validation errors occurred.\nn: must be a number\nsize: is wrong",
      },
    ],
    [
      {
        title: "Invalid",
        detail: "The size is wrong.",
        validation: [{ field: "size", reason: "x" }],
      },
      { message: "The size is wrong.\nsize: x" },
    ],
    [
      {
        error: {
          message: "request/body/n must be integer",
          errors: [{ path: "/body/n", message: "must be integer" }],
        },
      },
      { message: "request/body/n must be integer\n/body/n: must be integer" },
    ],
    [
      { error: { code: "insufficient_quota", errors: [{ message: "no" }] } },
      { code: "insufficient_quota", message: "no" },
    ],
    [
      { code: "c", error: { message: "m", error: null } },
      { code: "c", message: "m" },
    ],
    ["m", { message: "m" }],
    [["a", "b"], { message: "a\nb" }],
    [5, {}],
    [null, {}],
  ])("%j is read as %j", (json, expected) => expect(readErrorBody(json)).toEqual(expected));

  it.each(["loc", "path", "field", "location", "param"])("says where, by an entry's %s", (key) => {
    expect(readErrorBody({ errors: [{ [key]: "size", msg: "bad" }] })).toEqual({
      message: "size: bad",
    });
    expect(readErrorBody({ errors: [{ [key]: "", msg: "bad" }] })).toEqual({ message: "bad" });
    expect(readErrorBody({ errors: [{ [key]: 5, msg: "bad" }] })).toEqual({ message: "bad" });
  });

  it.each<[object, string | undefined]>([
    [{ errors: [{ detail: "bad" }] }, "bad"],
    [{ errors: [" ", "a", "", "b"] }, "a\nb"],
    [{ errors: [" "] }, undefined],
    [{ errors: { n: ["1", "2", "3", "4"] } }, "n: 1\nn: 2\nn: 3"],
    [
      { errors: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`f${at}`, "x"])) },
      Array.from({ length: 20 }, (_, at) => `f${at}: x`).join("\n"),
    ],
  ])("is told by the lists in %j", (json, message) => {
    expect(readErrorBody(json).message).toBe(message);
  });

  it("is kept whole up to 16,384 letters, and beyond by its beginning and its last 400", () => {
    const most = `${"a".repeat(16_383)}z`;
    expect(readErrorBody({ message: most })).toEqual({ message: most });
    const longer = `${"a".repeat(15_985)}${"b".repeat(399)}z`;
    expect(readErrorBody({ message: longer })).toEqual({
      message: `${"a".repeat(15_984)}\n…\n${"b".repeat(399)}z`,
    });
  });

  it("is looked for five wrappings deep", () => {
    const wrapped = (depth: number): object =>
      depth === 0 ? { message: "m" } : { error: wrapped(depth - 1) };
    expect([1, 4, 5, 6].map((depth) => readErrorBody(wrapped(depth)).message)).toEqual([
      "m",
      "m",
      "m",
      undefined,
    ]);
  });

  it.each<[string, object]>([
    [' {"message":"m"} ', { message: "m" }],
    ['"m"', { message: "m" }],
    [" plain ", { message: "plain" }],
    ["<html><title>Bad gateway</title></html>", { message: "Bad gateway" }],
    ["a <html> in words", { message: "a <html> in words" }],
    ["", {}],
    [" \n", {}],
    ['\n{"message":"m"}\n', { message: "m" }],
    ["<html></html>", {}],
  ])("is found in the text %j", (text, expected) => expect(parseErrorText(text)).toEqual(expected));
});

describe("a page", () => {
  it.each([
    "<!doctype html>",
    " \n<HTML>",
    "<head>",
    "<body>",
    "<!-- x -->",
    "<?xml ?>",
    "<title>",
    "<script>",
    "<h1>",
    "<center>",
  ])("begins with %j", (text) => expect(isPage(text)).toBe(true));

  it.each(["x<html>", "<svg>", "{", ""])("does not begin with %j", (text) =>
    expect(isPage(text)).toBe(false),
  );

  it.each([
    ["<title lang='en'> 502 &amp; more </title><h1>x</h1>", "502 & more"],
    ["<title></title><h1>One</h1>\n\n<p>two</p>", "One two"],
    ["<style>p{}</style><p>a</p><script>var x = '<p>'</script>b", "a b"],
    ["<p>a</p><script>never closed", "a"],
    ["<p>a</p><p>b</p>", "a b"],
    ["a<script>x</script>b", "a b"],
    ["a&nbsp;b&lt;c&gt;&quot;d&quot;&#39;e&#39;&amp;lt;", "a b<c>\"d\"'e'&lt;"],
    [" <b> </b> ", ""],
  ])("%j says %j", (html, words) => expect(pageWords(html)).toBe(words));

  it("is looked at for its first 64 KB", () => {
    const wordsAfter = (length: number) => pageWords(`${" ".repeat(length - 1)}<p>x`);
    expect([wordsAfter(65_533), wordsAfter(65_536)]).toEqual(["x", "<"]);
  });
});
