import { type PickMode, type PickTab, stopPicking } from "@/utils/capture/pick/pick";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { readSession, writeSession } from "@/utils/platform/session";

/** What a window's last job was, so that it can be done again. */
export type CaptureJob =
  | { readonly kind: "picture"; readonly target: CaptureTarget }
  | { readonly kind: "picking"; readonly tab: PickTab; readonly mode: PickMode };

const keyFor = (windowId: number) => `capture:${windowId}`;

/** A window's last job, also after the background was ended. */
export function readLastJob(windowId: number): Promise<CaptureJob | undefined> {
  return readSession<CaptureJob>(keyFor(windowId));
}

/** Remembers a window's new job. A picker that still waits in a page must not outlive the old one. */
export async function replaceLastJob(windowId: number, job: CaptureJob): Promise<void> {
  const previous = await readLastJob(windowId);
  if (previous?.kind === "picking") await stopPicking(previous.tab.tabId);
  await writeSession(keyFor(windowId), job);
}
