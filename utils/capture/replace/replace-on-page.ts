import * as v from "valibot";
import type { SwapAnswer } from "@/utils/capture/page/swap-picture";
import { callTool } from "@/utils/capture/read/find-on-page";
import type { SwapOutcome } from "@/utils/core/picture/swap-outcome";
import { ok, type Result } from "@/utils/core/result";
import { findTabShowing } from "@/utils/platform/find-tab";
import { injectToolsEverywhere, runEverywhere } from "@/utils/platform/scripting";
import { readEdit } from "@/utils/store/edits";
import { readPicture } from "@/utils/store/pictures";
import { readPlaced } from "@/utils/store/placed";

export interface SwapRequest {
  readonly windowId: number;
  readonly editId: string;
  /** Of the result. */
  readonly index: number;
  readonly isBack: boolean;
}

const answersSchema = v.array(v.nullish(v.object({ count: v.number(), isBlocked: v.boolean() })));

/**
 * Shows a result in the place of the image on the page it was taken from, or
 * the original again. Works on what the person has given access to; the page's
 * own files and scripts are left alone, and a reload undoes it.
 */
export async function swapOnPage(request: SwapRequest): Promise<Result<SwapOutcome>> {
  const edit = await readEdit(request.editId);
  if (!edit.ok) return edit;
  const picture = await readPicture(edit.value.pictureId);
  if (!picture.ok) return picture;
  const { pageUrl, sourceUrl } = picture.value.provenance;
  const tabId = pageUrl ? await findTabShowing(request.windowId, pageUrl) : undefined;
  if (tabId === undefined || !sourceUrl) return ok("gone");
  const file = request.isBack ? undefined : await readPlaced(request.editId, request.index);
  if (file && !file.ok) return file;
  const shown = file && (await forPage(file.value));
  const base64 = shown ? await toBase64(shown) : null;
  const injected = await injectToolsEverywhere(tabId);
  if (!injected.ok) return ok(injected.error.kind === "denied" ? "denied" : "gone");
  const args = [sourceUrl, base64, shown?.type ?? ""];
  const asked = await runEverywhere(tabId, callTool, ["swap", args]);
  if (!asked.ok) return ok(asked.error.kind === "denied" ? "denied" : "gone");
  const answers = v.safeParse(answersSchema, asked.value);
  return ok(conclude(answers.success ? answers.output.filter((one) => one != null) : []));
}

function conclude(answers: readonly SwapAnswer[]): SwapOutcome {
  if (answers.some(({ count }) => count > 0)) return "swapped";
  return answers.some(({ isBlocked }) => isBlocked) ? "blocked" : "gone";
}

/** More is not sent into a page; a WebP of the same size looks the same there. */
const MOST_BYTES = 2_000_000;

async function forPage(picture: Blob): Promise<Blob> {
  if (picture.size <= MOST_BYTES) return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/webp", quality: 0.92 });
}

async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(""));
}
