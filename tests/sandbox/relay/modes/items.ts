import type { Drawn } from "../draw/draw.ts";
import { base64Entry, type Entry } from "../entries.ts";
import { addressOf } from "./addresses.ts";
import type { Mode, ModeContext } from "./mode.ts";

/** The items of `data` in every state they come in (docs/contract.md §3.1 and §3.3). */
export const ITEM_MODES: readonly Mode[] = [
  each("both", "Both b64_json and url in every item.", (item, context) => ({
    ...base64Entry(item),
    url: addressOf(item, context),
  })),
  each("empty-b64", 'b64_json is "", the picture is behind url.', (item, context) => ({
    b64_json: "",
    url: addressOf(item, context),
  })),
  each("null-url", "url is null, revised_prompt too; the picture is in b64_json.", (item) => ({
    ...base64Entry(item),
    url: null,
    revised_prompt: null,
  })),
  each("empty-url", 'url is "", the picture is in b64_json.', (item) => ({
    ...base64Entry(item),
    url: "",
  })),
  each("all-empty", 'Items without any picture: "", null, nothing.', (_, __, index) => {
    const none: Entry[] = [{ b64_json: "", url: "" }, { b64_json: null, url: null }, {}];
    return none[index % none.length] ?? {};
  }),
  each("url-data", "A data: URL inside url.", (item) => ({
    url: `data:${item.contentType};base64,${item.bytes.toString("base64")}`,
  })),
  each("b64-prefix", "A data: prefix inside b64_json.", (item) => ({
    b64_json: `data:${item.contentType};base64,${item.bytes.toString("base64")}`,
  })),
  each("b64-lines", "b64_json broken into lines of 76.", (item) => ({
    b64_json: item.bytes.toString("base64").replace(/.{76}/g, "$&\r\n"),
  })),
  each("b64-url-safe", "b64_json in the URL-safe alphabet, without padding.", (item) => ({
    b64_json: item.bytes.toString("base64url"),
  })),
  each("extra-fields", "Fields nobody knows, in items and around them.", (item) => ({
    ...base64Entry(item),
    revised_prompt: "A revised prompt, 改写过的提示词.",
    seed: 42,
    nsfw: false,
    meta: { steps: [1, 2, 3] },
  })),
  {
    id: "mixed",
    says: "Bad items between the good: null, a number, an error, garbage, empty.",
    from: "§3.3",
    on: "edits",
    entries: (entries) => {
      const bad: unknown[] = [
        null,
        7,
        { error: { message: "this one failed", code: "server_error" } },
        { b64_json: "!!! not base64 !!!" },
        { b64_json: "" },
        "text",
      ];
      // Pretended: what is no item at all is what is to be seen.
      return [...bad.slice(0, 3), ...entries, ...bad.slice(3)] as Entry[];
    },
  },
  {
    id: "mixed-first-bad",
    says: "The first item is garbage, the others are good.",
    from: "§3.3",
    on: "edits",
    entries: (entries) => entries.map((entry, at) => (at === 0 ? { b64_json: "AAAA" } : entry)),
  },
  {
    id: "more",
    says: "Twice as many items as were asked for.",
    from: "§3.3",
    on: "edits",
    entries: (entries) => [...entries, ...entries],
  },
  {
    id: "fewer",
    says: "One item fewer than asked for (but at least one).",
    from: "§3.3",
    on: "edits",
    entries: (entries) => entries.slice(0, Math.max(1, entries.length - 1)),
  },
  {
    id: "empty-data",
    says: "data is an empty list.",
    from: "§3.3",
    on: "edits",
    entries: () => [],
  },
  json("no-data", "There is no data.", ({ created }) => ({ created })),
  json("null-data", "data is null.", (body) => ({ ...body, data: null })),
  json("data-object", "data is one item instead of a list.", (body) => ({
    ...body,
    data: Array.isArray(body["data"]) ? body["data"][0] : null,
  })),
  json("bare-list", "The list of items alone, without anything around it.", (body) => body["data"]),
  json("missing-fields", "data alone: no created, no usage.", ({ data }) => ({ data })),
  json("odd-fields", "created as text, usage as null, code and success beside data.", (body) => ({
    ...body,
    created: "2026-11-22T10:00:00Z",
    usage: null,
    code: 0,
    success: true,
    message: "",
  })),
];

function each(
  id: string,
  says: string,
  make: (item: Drawn, context: ModeContext, index: number) => Entry,
): Mode {
  return {
    id,
    says,
    from: id === "extra-fields" ? "§3.3" : "§3.1",
    on: "edits",
    entries: (_, drawn, context) => drawn.map((item, index) => make(item, context, index)),
  };
}

function json(id: string, says: string, change: NonNullable<Mode["json"]>): Mode {
  return { id, says, from: "§3.3", on: "edits", json: change };
}
