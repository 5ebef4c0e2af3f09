import * as v from "valibot";
import { dropInPage, readChunkInPage } from "@/utils/capture/page/hold/read-chunk-in-page";
import type { FullDeps } from "@/utils/capture/read/deps";
import type { Attempt } from "@/utils/capture/read/outcome";
import { statusError } from "@/utils/capture/read/status-error";
import { takeBytes } from "@/utils/capture/read/take-bytes";
import { type AppError, appError } from "@/utils/core/app-error";
import { decodeBase64Strictly } from "@/utils/core/bytes";
import { tooManyBytes } from "@/utils/core/picture/check-picture";
import { type CaptureWay, MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import type { FrameTarget, InjectionFailure, Json, World } from "@/utils/platform/scripting";

/** A multiple of 3, so that base64 chunks decode independently; 4 MB as text. */
const CHUNK_BYTES = 3 * 1024 * 1024;

const heldSchema = v.variant("ok", [
  v.object({
    ok: v.literal(true),
    byteLength: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PICTURE_BYTES)),
  }),
  v.object({
    ok: v.literal(false),
    reason: v.pipe(v.string(), v.maxLength(100)),
    status: v.optional(v.number()),
    detail: v.optional(v.string()),
  }),
]);

const chunkSchema = v.pipe(v.string(), v.minLength(1), v.maxLength((CHUNK_BYTES / 3) * 4));

export interface PageTaking<Args extends readonly Json[]> {
  readonly frame: FrameTarget;
  readonly way: CaptureWay;
  readonly world?: World;
  /** Runs in the page, holds bytes under the key, and answers a `HeldAnswer`. */
  readonly take: (...args: Args) => unknown;
  readonly argsFor: (key: string) => Args;
}

/**
 * Has a page hold a picture's bytes and transfers them in chunks. Everything
 * that comes back is untrusted and validated.
 */
export async function takeFromPage<Args extends readonly Json[]>(
  { frame, way, world = "isolated", take, argsFor }: PageTaking<Args>,
  deps: FullDeps,
  signal: AbortSignal,
): Promise<Attempt> {
  const cancelled: Attempt = { kind: "failed", error: appError("capture_cancelled") };
  // Stopped while the page was still looked at: nobody would tell it to stop.
  if (signal.aborted) return cancelled;
  const key = crypto.randomUUID();
  const drop = () => deps.runInFrame(frame, dropInPage, [key], world);
  const stop = () => void drop();
  signal.addEventListener("abort", stop);
  try {
    const run = await deps.runInFrame(frame, take, argsFor(key), world);
    if (signal.aborted) return cancelled;
    if (!run.ok) return injectionAttempt(run.error);
    const held = v.safeParse(heldSchema, run.value);
    if (!held.success) return { kind: "closed" };
    if (!held.output.ok) return refusedAttempt(held.output);
    return await bring(frame, key, held.output.byteLength, { way, world }, deps);
  } finally {
    signal.removeEventListener("abort", stop);
    await drop();
  }
}

async function bring(
  frame: FrameTarget,
  key: string,
  byteLength: number,
  { way, world }: { way: CaptureWay; world: World },
  deps: FullDeps,
): Promise<Attempt> {
  const bytes = new Uint8Array(byteLength);
  for (let from = 0; from < byteLength; from += CHUNK_BYTES) {
    const to = Math.min(from + CHUNK_BYTES, byteLength);
    const run = await deps.runInFrame(frame, readChunkInPage, [key, from, to], world);
    if (!run.ok) return injectionAttempt(run.error);
    const piece = v.safeParse(chunkSchema, run.value);
    const decoded = piece.success ? decodePiece(piece.output) : undefined;
    if (decoded?.length !== to - from) return { kind: "closed" };
    bytes.set(decoded, from);
  }
  return takeBytes(bytes, way, deps);
}

function decodePiece(text: string): Uint8Array | undefined {
  try {
    return decodeBase64Strictly(text);
  } catch {
    return undefined;
  }
}

/** Only what the page itself can know for certain counts as a reason; the rest leaves other ways open. */
function injectionAttempt(failure: InjectionFailure): Attempt {
  if (failure.kind !== "closed" && failure.kind !== "restricted") return { kind: "closed" };
  const code = failure.kind === "closed" ? "capture_page_closed" : "capture_restricted_page";
  return { kind: "failed", error: appError(code, { detail: failure.detail }) };
}

function refusedAttempt(answer: { reason: string; status?: number | undefined }): Attempt {
  const error = refusalError(answer);
  return error ? { kind: "failed", error } : { kind: "closed" };
}

function refusalError({
  reason,
  status,
}: {
  reason: string;
  status?: number | undefined;
}): AppError | undefined {
  if (reason === "status") return statusError(status ?? 0);
  if (reason === "timeout") return appError("capture_timed_out");
  if (reason === "too-large") return tooManyBytes(MAX_PICTURE_BYTES + 1);
  if (reason === "network") return appError("capture_unreachable");
  if (reason === "cut-off") return appError("capture_cut_off");
  if (reason === "gone") return appError("capture_page_closed");
  if (reason === "tainted" || reason === "no-pixels") return appError("capture_protected");
  return undefined;
}
