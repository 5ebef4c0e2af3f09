import { type AppError, appError, isCurable } from "@/utils/core/app-error";
import { sha256Hex } from "@/utils/core/bytes";
import type { EditResult } from "@/utils/core/edit/edit";
import type { EditEvent } from "@/utils/core/edit/edit-life";
import type { Usage } from "@/utils/core/edit/usage";
import { readHeader } from "@/utils/core/image-header/read-header";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import { hostPattern } from "@/utils/core/server/base-url";
import type { AnswerItem } from "@/utils/relay/answer-item";
import { pictureOf } from "@/utils/relay/answer-item";
import type { RelayDeps } from "@/utils/relay/deps";
import { readRaw } from "@/utils/relay/dialects/table";
import { fetchResult } from "@/utils/relay/fetch-result";
import {
  MAX_ADDRESSES,
  MAX_DECODED_PIXELS,
  MAX_FETCHED_BYTES,
  MAX_LOST,
} from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { scrubError, scrubKeys } from "@/utils/relay/scrub";
import { keyOf } from "@/utils/store/database";

export interface FinishDeps {
  readonly fetch: RelayDeps["fetch"];
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
  /** Whether the browser can make a picture of these bytes, in bearable time. */
  readonly canDecode: (picture: Blob) => Promise<boolean>;
  /** Runs `work` while no request of this extension may reach this machine or a local network. */
  readonly awayFromHome?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** For what is already here and cannot be broken off. */
const NEVER = new AbortController().signal;

export interface Finish {
  readonly event: EditEvent & { readonly kind: "finished" };
  readonly files: readonly (readonly [key: string, value: Blob])[];
}

/** There is no result yet: the server works on. */
export interface FoundTask {
  readonly taskId: string;
}

/** An answer that is read, and where it came from. */
interface Unpacked {
  readonly items: readonly AnswerItem[];
  readonly lost: readonly AppError[];
  readonly usage?: Usage;
  readonly requestId?: string;
  /** The request's address: what a result may be fetched from is judged by it. */
  readonly from: string;
  /** To be kept out of everything that is stored or shown. */
  readonly key: string;
}

/**
 * Makes results of a raw answer: unpacks it, fetches what it names by address
 * (at once: such addresses expire), and keeps every item that is a picture.
 * Fails only where not a single item could be used. Gives a task's id where the
 * server has only begun.
 *
 * @param key the one that was sent, which the answer may echo
 */
export async function finishFromAnswer(
  raw: RawAnswer,
  key: string,
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<Result<Finish | FoundTask>> {
  const reading = readRaw(raw);
  if (!reading.ok) return err(scrubError(reading.error, key));
  if (reading.value.kind === "task") return ok({ taskId: reading.value.id });
  const { requestId, url: from } = raw;
  return finishItems(
    { ...reading.value.answer, ...(requestId ? { requestId } : {}), from, key },
    deps,
    signal,
  );
}

/** Fetches results of an answer that was too large for the disk: where they lie was kept. */
export function finishFromAddresses(
  urls: readonly string[],
  { from, key }: { readonly from: string; readonly key: string },
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<Result<Finish>> {
  const items = urls.map((url, index): AnswerItem => ({ index, kind: "url", url }));
  return finishItems({ items, lost: [], from, key }, deps, signal);
}

async function finishItems(
  { items, lost, usage, requestId: id, from, key }: Unpacked,
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<Result<Finish>> {
  const results: EditResult[] = [];
  const lostItems = lost.map((error) => scrubError(error, key));
  const files: [string, Blob][] = [];
  const read = await readItems(items, { from, key }, deps, signal);
  for (const item of read) {
    if (!item.ok) {
      if (lostItems.length < MAX_LOST) lostItems.push(scrubError(item.error, key));
      continue;
    }
    const { revisedPrompt, ...result } = item.value.result;
    const words = revisedPrompt ? scrubKeys(revisedPrompt, key) : "";
    results.push({ ...result, ...(words ? { revisedPrompt: words } : {}) });
    files.push([keyOf.result(result.blobId), item.value.blob]);
  }
  const requestId = id && scrubKeys(id, key);
  if (results.length === 0) {
    const first = lostItems.find(isCurable) ?? lostItems[0];
    return err({
      ...(first ?? appError("answer_without_pictures")),
      ...(requestId ? { requestId } : {}),
    });
  }
  const event = {
    kind: "finished",
    at: deps.now(),
    results,
    lostItems,
    ...(requestId ? { requestId } : {}),
    ...(usage ? { usage } : {}),
  } as const;
  return ok({ event, files });
}

type ReadItem = Result<{ readonly result: EditResult; readonly blob: Blob }>;

/** Honest answers name up to ten, which are fetched at once; a browser queues what is more. */
const AT_ONCE = 10;

/**
 * Reads items a few at once, and no more of them than fit into the limits of one
 * answer: each picture may be harmless and all of them together hold the background.
 */
async function readItems(
  items: readonly AnswerItem[],
  from: Origin,
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<readonly ReadItem[]> {
  const spent: Spent = { pixels: 0, bytes: 0, addresses: 0 };
  const read: ReadItem[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    read.push(
      ...(await Promise.all(some.map((item) => readItem(item, from, spent, deps, signal)))),
    );
  }
  return read;
}

/** Where an answer came from, and what lets one in there. */
type Origin = Pick<Unpacked, "from" | "key">;

/** What an answer's pictures have taken so far. */
interface Spent {
  pixels: number;
  bytes: number;
  addresses: number;
}

/**
 * Makes a result of the last preview of an answer that nobody receives any
 * more, and says that the picture was not finished, and why.
 *
 * @errors `result_undecodable`
 */
export async function finishFromPreview(file: Blob, deps: FinishDeps): Promise<Result<Finish>> {
  const picture = pictureOf(new Uint8Array(await file.arrayBuffer()));
  if (!picture.ok) return picture;
  const preview = { index: 0, kind: "bytes", ...picture.value } as const;
  const nowhere = { from: "", key: "" };
  const item = await readItem(preview, nowhere, { pixels: 0, bytes: 0, addresses: 0 }, deps, NEVER);
  if (!item.ok) return item;
  const { result, blob } = item.value;
  const lostItems = [appError("stream_incomplete"), appError("interrupted")];
  return ok({
    event: { kind: "finished", at: deps.now(), results: [result], lostItems },
    files: [[keyOf.result(result.blobId), blob]],
  });
}

/** One item as a result: its bytes, made sure to be a picture that this browser can show. */
async function readItem(
  item: AnswerItem,
  from: Origin,
  spent: Spent,
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<ReadItem> {
  if (item.kind === "url") spent.addresses += 1;
  if (spent.bytes > MAX_FETCHED_BYTES || spent.addresses > MAX_ADDRESSES) {
    return err(appError("answer_too_large"));
  }
  const picture = item.kind === "bytes" ? ok(item) : await fetchItem(item, from, deps, signal);
  if (!picture.ok) return picture;
  const { bytes, type } = picture.value;
  if (item.kind === "url") spent.bytes += bytes.byteLength;
  spent.pixels += pixelsOf(bytes);
  if (spent.pixels > MAX_DECODED_PIXELS) return err(appError("answer_too_large"));
  const blob = new Blob([bytes], { type });
  // Hashed from memory: reading a blob's bytes back takes longer than hashing them.
  const [isShowable, blobId] = await Promise.all([deps.canDecode(blob), sha256Hex(bytes)]);
  if (!isShowable) return err(appError("result_undecodable"));
  return ok({
    blob,
    result: {
      index: item.index,
      blobId,
      type,
      byteLength: blob.size,
      ...(item.revisedPrompt ? { revisedPrompt: item.revisedPrompt } : {}),
    },
  });
}

/** What decoding will take; where the header does not say, the most that is taken. */
function pixelsOf(bytes: Uint8Array): number {
  const size = readHeader(bytes)?.size;
  return size ? size.width * size.height : MAX_PIXELS;
}

/** Many result hosts let everybody read; where one does not, it may be for want of a permission. */
async function fetchItem(
  { url, expiresAtMs }: Extract<AnswerItem, { kind: "url" }>,
  from: Origin,
  deps: FinishDeps,
  signal: AbortSignal,
) {
  const fetched = await fetchResult({ url, ...from }, deps, signal);
  if (fetched.ok || fetched.error.code !== "result_unreachable") return fetched;
  if (await deps.hasHost([hostPattern(url)])) return fetched;
  const { host } = new URL(url);
  return err(
    appError("result_host_not_allowed", {
      params: { host, ...(expiresAtMs ? { expiresAtMs } : {}) },
      detail: url,
    }),
  );
}
