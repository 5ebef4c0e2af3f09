import sharp from "sharp";
import type { Edit } from "@/utils/core/edit/edit";
import { createEditRunner, type RunnerDeps } from "@/utils/edits/runner";
import { readEdit, type SentFiles } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import type { Sandbox } from "../sandbox/types.ts";
import { anEdit } from "./an-edit.ts";
import { profileWith } from "./profile.ts";

/** A PNG of one colour. */
export async function plainPng(alpha: number, side = 64): Promise<Blob> {
  const background = { r: 90, g: 120, b: 150, alpha };
  const bytes = await sharp({ create: { width: side, height: side, channels: 4, background } })
    .png()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: "image/png" });
}

/** The background's runner against a sandbox, with everything granted. */
export function makeRunner(sandbox: Sandbox, change: Partial<RunnerDeps> = {}) {
  return createEditRunner({
    fetch: (url, init) => fetch(url, init),
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((done) => {
        const timer = setTimeout(done, Math.min(ms, 60_000));
        signal?.addEventListener("abort", () => {
          clearTimeout(timer);
          done();
        });
      }),
    canDecode: async () => true,
    hasHost: async () => true,
    readProfile: async () => profileWith({ id: "default", baseUrl: sandbox.relayUrl }),
    readKey: async () => "sandbox-key",
    announce: () => undefined,
    announcePartial: () => undefined,
    keepAliveWhile: (work) => work,
    startWatchdog: async () => undefined,
    stopWatchdog: async () => undefined,
    ...change,
  });
}

/** Pauses are over at once; limits never come. */
export const soon: Partial<RunnerDeps> = {
  sleep: (ms, signal) =>
    new Promise((done) => {
      if (ms < 60_000) setTimeout(done, 1);
      else signal?.addEventListener("abort", () => done());
    }),
};

const sent: SentFiles = { image: await plainPng(1), mask: await plainPng(0) };

/** Stores an edit that is ready to be run; gives its id. */
export async function queueEdit(
  change: Partial<Edit> = {},
  files: Partial<SentFiles> = {},
): Promise<string> {
  const edit = anEdit({ createdAt: Date.now(), ...change });
  await saveNewEdit(edit, { ...sent, ...files }, undefined);
  return edit.id;
}

/** Waits until an edit's record is as wanted. */
export async function untilEdit(id: string, isWanted: (edit: Edit) => boolean): Promise<Edit> {
  for (;;) {
    const edit = await readEdit(id);
    if (edit.ok && isWanted(edit.value)) return edit.value;
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** Waits until an edit has come to an end. */
export function endOf(id: string): Promise<Edit> {
  return untilEdit(id, ({ state }) => !["queued", "sending", "receiving"].includes(state));
}
