import "fake-indexeddb/auto";
import { entries as allRecords } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { database } from "@/utils/store/database";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, plainPng, queueEdit, soon } from "../support/run-edits.ts";

const KEY = "sk-Canary7-zR4vLq9TnB2xWm6YcE1hJ";

beforeEach(clearRecords);

const unicode = (text: string) =>
  Array.from(text, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("");

const FORMS: readonly (readonly [string, string])[] = [
  ["plain", KEY],
  ["JSON in JSON", unicode(KEY)],
  ["base64", Buffer.from(`Bearer ${KEY}`).toString("base64")],
  ["base64url", Buffer.from(KEY).toString("base64url")],
  ["hex", Buffer.from(KEY).toString("hex")],
  ["a URL", encodeURIComponent(KEY).replaceAll("-", "%2D")],
  ["lines", KEY.replace(/.{6}/g, (line) => `${line}\n`)],
];

const b64 = Buffer.from(await (await plainPng(1)).arrayBuffer()).toString("base64");

type Answer = (echo: string) => Response;

/** Everything a server can put words into. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "an error's sentence": (echo) => answer({ error: { message: `Bad key ${echo}.` } }, 401),
  "an error in a 200": (echo) => answer({ error: { message: `No ${echo}`, code: echo } }),
  "a field's name": (echo) =>
    answer({ error: { code: "unknown_parameter", param: echo, message: "unknown" } }, 400),
  "a header": () => answer({ error: { message: "no" } }, 500, { "x-request-id": KEY }),
  "a request's id": (echo) => answer({ error: { message: `no (request id: ${echo})` } }, 500),
  "a page": (echo) => new Response(`<html><title>${echo}</title></html>`),
  "plain words": (echo) => new Response(`${echo} is wrong`),
  "a revised prompt": (echo) => answer({ data: [{ b64_json: b64, revised_prompt: `a ${echo}` }] }),
  "a lost item": (echo) =>
    answer({ data: [{ b64_json: b64 }, { error: { message: `no ${echo}` } }] }),
  "an address": (echo) => answer({ data: [{ url: `https://gone.test/${encodeURI(echo)}.png` }] }),
  "an event": (echo) =>
    new Response(`data: ${JSON.stringify({ type: "error", error: { message: echo } })}\n\n`, {
      headers: { "content-type": "text/event-stream" },
    }),
};

function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** What the letters of a text are once every escape in it is undone. */
function bare(text: string): string {
  return text
    .replace(/\\+u00([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+n|\s/g, "");
}

describe.each(Object.entries(ANSWERS))("a key echoed in %s", (_name, make) => {
  it.each(FORMS)("is in no record, written as %s", async (_form, echo) => {
    const fetch: RunnerDeps["fetch"] = async (_url, init) =>
      init?.method === "POST" ? make(echo) : new Response(null, { status: 404 });
    const runner = makeRunner({ relayUrl: "https://relay.test" } as Sandbox, {
      ...soon,
      fetch,
      readKey: async () => KEY,
      readProfile: async () => profileWith({ id: "default" }),
    });
    const id = await queueEdit();
    await runner.run(id);
    await endOf(id);
    const records = (await allRecords(database)).filter(([key]) => !`${key}`.startsWith("answer:"));
    const stored = JSON.stringify(records);
    expect(stored).not.toContain(echo);
    expect(bare(stored)).not.toContain(KEY.slice(3, -3));
    expect(stored).not.toContain(Buffer.from(KEY).toString("hex").slice(4, -4));
    expect(stored).not.toContain(Buffer.from(`Bearer ${KEY}`).toString("base64").slice(12, -4));
    expect(stored).not.toContain(Buffer.from(KEY).toString("base64url").slice(4, -4));
  });
});
