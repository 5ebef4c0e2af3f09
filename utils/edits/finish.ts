import { type AppError, appError, isCurable } from "@/utils/core/app-error";
import { sha256Hex } from "@/utils/core/bytes";
import type { EditResult } from "@/utils/core/edit/edit";
import type { EditEvent } from "@/utils/core/edit/edit-life";
import { err, ok, type Result } from "@/utils/core/result";
import { hostPattern } from "@/utils/core/server/base-url";
import { readAnswer } from "@/utils/relay/answer";
import type { AnswerItem } from "@/utils/relay/answer-item";
import { pictureOf } from "@/utils/relay/answer-item";
import type { RelayDeps } from "@/utils/relay/deps";
import { fetchResult } from "@/utils/relay/fetch-result";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { keyOf } from "@/utils/store/database";

export interface FinishDeps {
  readonly fetch: RelayDeps["fetch"];
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
  /** Whether the browser can make a picture of these bytes. */
  readonly canDecode: (picture: Blob) => Promise<boolean>;
}

/** For what is already here and cannot be broken off. */
const NEVER = new AbortController().signal;

export interface Finish {
  readonly event: EditEvent;
  readonly files: readonly (readonly [key: string, value: Blob])[];
}

/**
 * Makes results of a raw answer: unpacks it, fetches what it names by address
 * (at once: such addresses expire), and keeps every item that is a picture.
 * Fails only where not a single item could be used.
 */
export async function finishFromAnswer(
  raw: RawAnswer,
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<Result<Finish>> {
  const answer = readAnswer(raw);
  if (!answer.ok) return answer;
  const fetched = await Promise.all(answer.value.items.map((item) => readItem(item, deps, signal)));
  const results: EditResult[] = [];
  const lostItems: AppError[] = [...answer.value.lost];
  const files: [string, Blob][] = [];
  for (const item of fetched) {
    if (!item.ok) {
      lostItems.push(item.error);
      continue;
    }
    results.push(item.value.result);
    files.push([keyOf.result(item.value.result.blobId), item.value.blob]);
  }
  const { requestId } = raw;
  const { usage } = answer.value;
  if (results.length === 0) {
    const first = lostItems.find(isCurable) ?? lostItems[0];
    return err({
      ...(first ?? appError("answer_without_pictures")),
      ...(requestId ? { requestId } : {}),
    });
  }
  return ok({
    event: {
      kind: "finished",
      at: deps.now(),
      results,
      lostItems,
      ...(requestId ? { requestId } : {}),
      ...(usage ? { usage } : {}),
    },
    files,
  });
}

/**
 * Makes a result of the last preview of an answer that nobody receives any
 * more, and says that the picture was not finished, and why.
 *
 * @errors `result_undecodable`
 */
export async function finishFromPreview(preview: Blob, deps: FinishDeps): Promise<Result<Finish>> {
  const picture = pictureOf(new Uint8Array(await preview.arrayBuffer()));
  if (!picture.ok) return picture;
  const item = await readItem({ index: 0, kind: "bytes", ...picture.value }, deps, NEVER);
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
  deps: FinishDeps,
  signal: AbortSignal,
): Promise<Result<{ result: EditResult; blob: Blob }>> {
  const picture = item.kind === "bytes" ? ok(item) : await fetchItem(item, deps, signal);
  if (!picture.ok) return picture;
  const { bytes, type } = picture.value;
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

/** Many result hosts let everybody read; where one does not, it may be for want of a permission. */
async function fetchItem(
  { url, expiresAtMs }: Extract<AnswerItem, { kind: "url" }>,
  deps: FinishDeps,
  signal: AbortSignal,
) {
  const fetched = await fetchResult(url, deps, signal);
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
