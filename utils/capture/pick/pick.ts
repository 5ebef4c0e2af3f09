import * as v from "valibot";
import { pickMessageSchema } from "@/utils/capture/protocol/pick-messages";
import { callTool } from "@/utils/capture/read/find-on-page";
import { unreadableError } from "@/utils/capture/read/injection-error";
import type { CaptureTarget } from "@/utils/capture/read/target";
import type { ScreenArea } from "@/utils/capture/screen/capture-on-screen";
import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import type { PageSender } from "@/utils/platform/page-messages";
import { injectToolsEverywhere, runEverywhere, runInFrame } from "@/utils/platform/scripting";
import { readSession, removeSession, writeSession } from "@/utils/platform/session";

/** The tab in which the person picks. */
export interface PickTab {
  readonly tabId: number;
  readonly windowId: number;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
}

/** A picture of the page, or a rectangle of what is visible. */
export type PickMode = "picture" | "area";

export interface PickStart {
  readonly mode: PickMode;
  /** The words at the bottom of the page, in the person's language. */
  readonly hint: string;
  /** The words on a frame of another site. */
  readonly frameHint: string;
}

/** What the person did. */
export type PickEvent =
  | { readonly kind: "picked"; readonly target: CaptureTarget }
  | { readonly kind: "area"; readonly target: CaptureTarget; readonly area: ScreenArea }
  /** A frame that may not be entered before its site is allowed. */
  | { readonly kind: "frame"; readonly url: string; readonly tab: PickTab }
  | { readonly kind: "left"; readonly tab: PickTab };

interface Picking extends PickTab {
  readonly pickId: string;
}

const keyFor = (tabId: number) => `picking:${tabId}`;

/**
 * Injects the picker into a page's accessible frames. Needs a
 * click or command of the person's just before (`activeTab`), or the page's site.
 * Errors: those of `unreadableError`, and `capture_restricted_page` where nothing
 * could be laid over the page.
 */
export async function startPicking(
  tab: PickTab,
  { mode, ...words }: PickStart,
): Promise<Result<null>> {
  const { tabId, pageUrl } = tab;
  const pickId = crypto.randomUUID();
  const injected = await injectToolsEverywhere(tabId);
  if (!injected.ok) return err(unreadableError(injected.error, pageUrl));
  const picking: Picking = { ...tab, pickId };
  await writeSession(keyFor(tabId), picking);
  const options = { pickId, mode, ...words, reached: await readFrameUrls(tabId) };
  // Frames pick for themselves, but a rectangle is drawn over the page as a whole.
  const started =
    mode === "picture"
      ? await runEverywhere(tabId, callTool, ["pick", [options]])
      : await runInFrame({ tabId, frameId: 0 }, callTool, ["pick", [options]]);
  if (!started.ok) return err(unreadableError(started.error, pageUrl));
  // A frame whose script failed answers with nothing.
  const hasBegun = [started.value].flat().includes(true);
  return hasBegun ? ok(null) : err(appError("capture_restricted_page"));
}

/** Runs in the page (sent as text). */
function readUrl(): string {
  return location.href;
}

async function readFrameUrls(tabId: number): Promise<string[]> {
  const urls = await runEverywhere(tabId, readUrl, []);
  return urls.ok ? urls.value.filter((url) => typeof url === "string") : [];
}

/** Removes the picker from all frames. */
export async function stopPicking(tabId: number): Promise<void> {
  await removeSession(keyFor(tabId));
  await runEverywhere(tabId, callTool, ["stopPicking", []]);
}

/**
 * What a message from a page means: nothing, unless a picking goes on in that
 * very tab and the message knows its id. The picker is gone afterwards.
 */
export async function readPickMessage(
  message: unknown,
  sender: PageSender,
): Promise<PickEvent | undefined> {
  const parsed = v.safeParse(pickMessageSchema, message);
  if (!parsed.success) return undefined;
  const told = parsed.output;
  const picking = await readSession<Picking>(keyFor(sender.tabId));
  if (picking?.pickId !== told.pickId) return undefined;
  await stopPicking(sender.tabId);
  const { pickId, ...tab } = picking;
  if (told.type === "pick-left") return { kind: "left", tab };
  if (told.type === "pick-frame") return { kind: "frame", url: told.url, tab };
  const frame = sender.frameId === 0 ? {} : { frameUrl: sender.url };
  const target: CaptureTarget = { ...tab, ...frame, frameId: sender.frameId, clickId: pickId };
  if (told.type === "pick-taken") return { kind: "picked", target };
  return { kind: "area", target, area: { box: told.box, frame: told.frame } };
}
