import type { Drawn } from "../draw/draw.ts";
import type { ResultRules } from "../result-store.ts";
import type { Mode, ModeContext } from "./mode.ts";

/** Stores a picture and returns its absolute address on the other origin. */
export function addressOf(item: Drawn, context: ModeContext, rules: ResultRules = {}): string {
  return context.call.resultOrigin + pathOf(item, context, rules);
}

function pathOf(item: Drawn, { call }: ModeContext, rules: ResultRules): string {
  const known = { contentType: item.contentType, ...rules };
  return call.state.results.add(item.bytes, item.extension, known);
}

/** Results by address, whatever was asked for (docs/contract.md §3.1 and §3.6). */
export const ADDRESS_MODES: readonly Mode[] = [
  address("url", "url although b64_json was asked for, on the other origin.", {}),
  {
    id: "url-relay",
    says: "url on the relay's own origin.",
    from: "§3.1",
    on: "edits",
    entries: (_, drawn, context) =>
      drawn.map((item) => ({ url: context.call.state.relayUrl + pathOf(item, context, {}) })),
  },
  {
    id: "url-relative",
    says: "url is a path without an origin.",
    from: "§3.1",
    on: "edits",
    entries: (_, drawn, context) => drawn.map((item) => ({ url: pathOf(item, context, {}) })),
  },
  {
    id: "url-protocol-relative",
    says: "url begins with two slashes.",
    from: "§3.1",
    on: "edits",
    entries: (_, drawn, context) =>
      drawn.map((item) => ({ url: addressOf(item, context).replace(/^http:/, "") })),
  },
  {
    id: "url-invalid",
    says: "url is no address at all.",
    from: "§3.1",
    on: "edits",
    argument: { means: "text", fallback: "http://[half an address" },
    entries: (_, drawn, { argument }) => drawn.map(() => ({ url: argument })),
  },
  {
    id: "url-unreachable",
    says: "url on a port where nobody listens.",
    from: "§3.6",
    on: "edits",
    entries: (_, drawn) => drawn.map(() => ({ url: "http://127.0.0.1:9/results/lost.png" })),
  },
  address("url-403", "The result is forbidden, to everyone.", { refuses: true }),
  address("url-expired", "The result's address has expired: 404.", { expiresInMs: 0 }),
  address("url-fails-once", "The result answers 503 the first time, then works.", {
    failsTimes: 1,
  }),
  address("url-fails-twice", "The result answers 503 twice, then works.", { failsTimes: 2 }),
  address("url-fails-always", "The result answers 503 for ever.", { failsTimes: 1e9 }),
  address("url-hang", "The result's address never answers.", { hangs: true }),
  address("url-cut", "The result breaks off half way.", { isCut: true }),
  address("url-octet-stream", "The result is served as application/octet-stream.", {
    contentType: "application/octet-stream",
  }),
  address("url-type-lies", "The result is served as image/jpeg, whatever it is.", {
    contentType: "image/jpeg",
  }),
  address("url-cors", "The result's host lets any page read it.", { allowsAnyOrigin: true }),
  {
    id: "url-redirect",
    says: "The result's address redirects to another host.",
    from: "§3.6",
    on: "edits",
    entries: (_, drawn, context) =>
      drawn.map((item) => {
        const path = pathOf(item, context, {});
        const rules = { redirectsTo: context.call.state.relayUrl + path };
        return { url: addressOf(item, context, rules) };
      }),
  },
  {
    id: "url-html",
    says: "A sign-in page lies behind the result's address.",
    from: "§3.6",
    on: "edits",
    entries: (_, drawn, context) =>
      drawn.map((item) => {
        const page = { ...item, bytes: Buffer.from("<!doctype html><title>Sign in</title>") };
        return { url: addressOf(page, context, { contentType: "text/html" }) };
      }),
  },
  {
    id: "url-huge",
    says: "So many MB of zeros lie behind the result's address.",
    from: "limits",
    on: "edits",
    argument: { means: "MB", fallback: "80" },
    entries: (_, drawn, context) =>
      drawn.map((item) => {
        const megabytes = Number(context.argument);
        const huge = { ...item, bytes: Buffer.alloc(megabytes * 1_000_000) };
        item.bytes.copy(huge.bytes);
        return { url: addressOf(huge, context) };
      }),
  },
];

function address(id: string, says: string, rules: ResultRules): Mode {
  return {
    id,
    says,
    from: id === "url" ? "§3.1" : "§3.6",
    on: "edits",
    entries: (_, drawn, context) => drawn.map((item) => ({ url: addressOf(item, context, rules) })),
  };
}
