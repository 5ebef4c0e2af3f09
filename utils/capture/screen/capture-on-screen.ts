import type { FramePlace } from "@/utils/capture/protocol/snapshot";
import { type CaptureDeps, completeDeps, type FullDeps } from "@/utils/capture/read/deps";
import { findOnPage } from "@/utils/capture/read/find-on-page";
import { conclude, fail } from "@/utils/capture/read/make-outcome";
import type { CaptureOutcome } from "@/utils/capture/read/outcome";
import { takeBytes } from "@/utils/capture/read/take-bytes";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { appError } from "@/utils/core/app-error";
import type { Rect } from "@/utils/core/geometry";
import { readHeader } from "@/utils/core/image-header/read-header";
import { decodeDataUrl } from "@/utils/core/picture/data-url";
import { screenArea } from "@/utils/core/picture/screen-area";

/** A part of the visible page: CSS px of a frame, and where that frame lies. */
export interface ScreenArea {
  readonly box: Rect;
  readonly frame: FramePlace;
}

/**
 * What is on the screen: the clicked picture's visible part, or the area given.
 * The last resort, at the screen's resolution, with whatever lies over it.
 * Errors: `capture_not_visible`, `capture_page_closed` (or its access has
 * lapsed), and those of the page's tools.
 */
export async function captureOnScreen(
  target: CaptureTarget,
  area: ScreenArea | undefined,
  deps: CaptureDeps,
): Promise<CaptureOutcome> {
  const full = completeDeps(deps);
  const tab = await full.readTab(target.tabId);
  if (!tab) return fail(appError("capture_page_closed"));
  if (!tab.isActive) return fail(appError("capture_not_visible"));
  const wanted = area ?? (await findOnPage(target, full)).snapshot;
  if (!wanted) return fail(appError("capture_not_visible"));
  return cutOut(wanted, { ...target, windowId: tab.windowId }, full);
}

async function cutOut(
  { box, frame }: ScreenArea,
  target: CaptureTarget,
  deps: FullDeps,
): Promise<CaptureOutcome> {
  const shot = await deps.captureVisible(target.windowId);
  const bytes = shot ? decodeDataUrl(shot) : undefined;
  const size = bytes?.ok ? readHeader(bytes.value)?.size : undefined;
  if (!bytes?.ok || !size) return fail(appError("capture_page_closed"));
  const part = screenArea(box, frame, size);
  if (!part) return fail(appError("capture_not_visible"));
  const cut = await deps.cropPng(new Blob([bytes.value], { type: "image/png" }), part);
  const taken = await takeBytes(new Uint8Array(await cut.arrayBuffer()), "screen", deps);
  return conclude(taken, target, target.sourceUrl);
}
