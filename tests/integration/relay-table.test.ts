import "fake-indexeddb/auto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ERRORS } from "@/utils/core/app-error";
import { RESULT_TIMEOUT_MS } from "@/utils/relay/fetch-result";
import { MODES } from "../sandbox/relay/modes/table.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { endOf, makeRunner, plainPng, queueEdit } from "../support/run-edits.ts";
import { translateFor } from "../support/translate.ts";
import { withSandbox } from "../support/with-sandbox.ts";
import { ROWS, SENTENCES } from "./relay-rows.ts";

/** Unlike any pause between two tries, so that the clock below can tell them apart. */
const TIMEOUT_MS = 9_876;
const HANGS_MS = 800;

let sandbox: Sandbox;

const sentSize = { width: 256, height: 256 };
const files = { image: await plainPng(1, 256), mask: await plainPng(0, 256) };

/** As a browser does: all of a picture or nothing. */
async function canDecode(picture: Blob): Promise<boolean> {
  const decoded = sharp(await picture.arrayBuffer(), { failOn: "truncated" })
    .raw()
    .toBuffer();
  return decoded.then(
    () => true,
    () => false,
  );
}

/** Limits are real but short where the server hangs; pauses between two tries are over at once. */
function sleepIn(mode: string) {
  const lasts = (ms: number) => {
    if (ms !== TIMEOUT_MS && ms !== RESULT_TIMEOUT_MS) return 0;
    return mode.includes("hang") ? HANGS_MS : TIMEOUT_MS;
  };
  return (ms: number, signal?: AbortSignal) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, lasts(ms));
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        done();
      });
    });
}

async function run(mode: string) {
  sandbox.setMode(mode);
  const options = { count: 2, size: "256x256" };
  const id = await queueEdit({ options, sentSize }, files);
  const readProfile = async () =>
    profileWith({ id: "default", baseUrl: sandbox.relayUrl, timeoutMs: TIMEOUT_MS });
  await makeRunner(sandbox, { canDecode, readProfile, sleep: sleepIn(mode) }).run(id);
  return endOf(id);
}

withSandbox((started) => {
  sandbox = started;
});

describe("what follows of a server's answer", () => {
  it.each(ROWS)(
    "%j: %s with %i results, %s, after %i requests",
    async (...row) => {
      const [mode, , , code] = row;
      const edit = await run(mode);
      const error = edit.error ?? edit.lostItems?.[0];
      const sent = sandbox.requests.filter(({ kind }) => kind === "edits").length;
      expect([mode, edit.state, edit.results.length, error?.code, sent]).toEqual(row);
      if (!error || code === undefined) return;
      expect(error.charge).toBe(ERRORS[code].charge);
      for (const locale of ["en", "zh_CN"] as const) {
        const filled = translateFor(locale)(`error_${code}`, error.params ?? {});
        expect(filled).not.toMatch(/undefined|\$|^$/);
        if (locale === "en") expect(filled).toBe(fill(SENTENCES[code], error.params));
        expect(translateFor(locale)(`error_${code}_next`, error.params ?? {})).not.toBe("");
      }
    },
    20_000,
  );

  it("has a row for everything the sandbox imitates", () => {
    const known = new Set(ROWS.map(([mode]) => mode.split("=")[0]));
    const imitated = MODES.filter(({ on, from }) => on === "edits" && from.startsWith("§"));
    expect(imitated.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });
});

function fill(sentence: string, params: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
}
