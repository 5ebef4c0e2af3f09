import * as v from "valibot";
import type { ScreenArea } from "@/utils/capture/capture-on-screen";
import { callTool } from "@/utils/capture/find-on-page";
import { unreadableError } from "@/utils/capture/injection-error";
import { pickMessageSchema } from "@/utils/capture/pick-messages";
import type { CaptureTarget } from "@/utils/capture/target";
import { err, ok, type Result } from "@/utils/core/result";
import type { PageSender } from "@/utils/platform/page-messages";
import { ALL_SITES, hasHost } from "@/utils/platform/permissions";
import { injectToolsEverywhere, runEverywhere } from "@/utils/platform/scripting";
import { readSession, removeSession, writeSession } from "@/utils/platform/session";

/** The tab in which the person picks. */
export interface PickTab {
  readonly tabId: number;
  readonly windowId: number;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
}

export interface PickStart {
  /** A picture of the page, or a rectangle of what is visible. */
  readonly mode: "picture" | "area";
  /** The words at the bottom of the page, in the person's language. */
  readonly hint: string;
}

/** What the person did. `left` also when a picking has long ended. */
export type PickEvent =
  | { readonly kind: "picked"; readonly target: CaptureTarget }
  | { readonly kind: "area"; readonly target: CaptureTarget; readonly area: ScreenArea }
  | { readonly kind: "left" };

interface Picking extends PickTab {
  readonly pickId: string;
}

const keyFor = (tabId: number) => `picking:${tabId}`;

/**
 * Puts the picker into a page's frames, as far as they may be reached. Needs a
 * click or command of the person's just before (`activeTab`), or the page's site.
 * Errors: `capture_restricted_page`, `capture_file_access`, `capture_page_closed`.
 */
export async function startPicking(tab: PickTab, { mode, hint }: PickStart): Promise<Result<null>> {
  const pickId = crypto.randomUUID();
  const injected = await injectToolsEverywhere(tab.tabId);
  if (!injected.ok) return err(unreadableError(injected.error, tab.pageUrl));
  const picking: Picking = { ...tab, pickId };
  await writeSession(keyFor(tab.tabId), picking);
  const canReachAll = await hasHost(ALL_SITES);
  const started = await runEverywhere(tab.tabId, callTool, [
    "pick",
    [{ pickId, mode, hint, canReachAll }],
  ]);
  return started.ok ? ok(null) : err(unreadableError(started.error, tab.pageUrl));
}

/** Takes the picker out of all frames. */
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
  const picking = await readSession<Picking>(keyFor(sender.tabId));
  if (picking?.pickId !== parsed.output.pickId) return undefined;
  await stopPicking(sender.tabId);
  if (parsed.output.type === "pick-left") return { kind: "left" };
  const { pickId, ...tab } = picking;
  const frame = sender.frameId === 0 ? {} : { frameUrl: sender.url };
  const target: CaptureTarget = { ...tab, ...frame, frameId: sender.frameId, clickId: pickId };
  if (parsed.output.type === "pick-taken") return { kind: "picked", target };
  const { box, frame: place } = parsed.output;
  return { kind: "area", target, area: { box, frame: place } };
}
