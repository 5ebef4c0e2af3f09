import * as v from "valibot";
import type { PageListing, Taken } from "@/utils/core/gallery/page-listing";
import type { SwapOutcome } from "@/utils/core/picture/swap-outcome";
import type { Balance } from "@/utils/core/server/balance";
import type { ModelList } from "@/utils/core/server/model-list";

/**
 * What a page of the extension may ask of the background. Nothing travels here
 * but ids: pictures, prompts and masks are in the store, keys stay where they are.
 */
const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const messageSchema = v.variant("type", [
  v.object({ type: v.literal("run-edit"), editId: idSchema }),
  v.object({ type: v.literal("cancel-edit"), editId: idSchema }),
  /** Sends nothing further until `resume-queue`. */
  v.object({ type: v.literal("pause-queue") }),
  /** Sends what waits, also what was left over from before the browser was started. */
  v.object({ type: v.literal("resume-queue") }),
  /** Cancels every edit that waits or runs. */
  v.object({ type: v.literal("cancel-queue") }),
  /** Reads the stored answer again: costs nothing. */
  v.object({ type: v.literal("repair-edit"), editId: idSchema }),
  /** An edit was made and stored in the panel: the other panels are told. */
  v.object({ type: v.literal("edit-made"), editId: idSchema }),
  /** The person has seen how these edits ended. */
  v.object({
    type: v.literal("edits-seen"),
    editIds: v.pipe(v.array(idSchema), v.maxLength(10_000)),
  }),
  /** Wakes the background, which recovers interrupted edits before it replies. */
  v.object({ type: v.literal("settle-edits") }),
  v.object({ type: v.literal("test-connection"), profileId: idSchema }),
  /** The balance of a profile's key; `null` where the server has none. */
  v.object({ type: v.literal("read-balance"), profileId: idSchema }),
  /** An edit's request as a curl command, without the key. */
  v.object({ type: v.literal("edit-as-curl"), editId: idSchema }),
  /** Shows a result in place of the image on the page it was captured from. */
  v.object({
    type: v.literal("swap-on-page"),
    windowId: v.number(),
    editId: idSchema,
    /** The result's index in its edit. */
    index: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Shows the original again. */
    isBack: v.boolean(),
  }),
  /** The panel shows this job: the fallback tab is not needed. */
  v.object({ type: v.literal("inbox-seen"), windowId: v.number(), jobId: idSchema }),
  v.object({ type: v.literal("capture-again"), windowId: v.number() }),
  v.object({ type: v.literal("capture-stop"), windowId: v.number() }),
  /** Captures the last picture from the screen. */
  v.object({ type: v.literal("capture-screen"), windowId: v.number() }),
  /** Captures a larger version that was offered. */
  v.object({
    type: v.literal("capture-larger"),
    windowId: v.number(),
    url: v.pipe(v.string(), v.maxLength(8192)),
  }),
  /** Captures an image that was dragged from a page onto the panel. */
  v.object({
    type: v.literal("capture-dropped"),
    windowId: v.number(),
    url: v.pipe(v.string(), v.maxLength(16_000_000), v.regex(/^(https?|data):/i)),
  }),
  /** Lists the pictures of the page in front of this window. */
  v.object({ type: v.literal("list-page"), windowId: v.number() }),
  /** Reads a picture that was listed, and stores it. */
  v.object({
    type: v.literal("take-listed"),
    windowId: v.number(),
    tabId: v.number(),
    frameId: v.number(),
    key: idSchema,
    pageUrl: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
    pageTitle: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
    frameUrl: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  }),
  /** Starts the picker in this window's active tab. */
  v.object({
    type: v.literal("capture-pick"),
    windowId: v.number(),
    mode: v.picklist(["picture", "area"]),
  }),
]);

export type Message = v.InferOutput<typeof messageSchema>;

/** The reply to each type of message. */
export interface Replies {
  "run-edit": null;
  "cancel-edit": null;
  "pause-queue": null;
  "resume-queue": null;
  "cancel-queue": null;
  "repair-edit": null;
  "edit-made": null;
  "edits-seen": null;
  "settle-edits": null;
  "test-connection": ModelList;
  "read-balance": Balance | null;
  "edit-as-curl": { readonly command: string };
  "swap-on-page": SwapOutcome;
  "inbox-seen": null;
  "capture-again": null;
  "capture-stop": null;
  "capture-screen": null;
  "capture-larger": null;
  "capture-dropped": null;
  "list-page": PageListing;
  "take-listed": Taken;
  "capture-pick": null;
}
