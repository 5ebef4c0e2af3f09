import { isRunning } from "@/utils/core/edit/edit-life";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import type { Rect } from "@/utils/core/geometry";
import { isWholeMask } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { OpenPicture, PanelState, ShownResult } from "@/utils/panel/state/panel-state";
import { baseOf, type CompareBase, lastingOf } from "@/utils/panel/state/result-view";
import { separateAreas } from "@/utils/panel/state/sending";

/** One empty list for all, so that selectors give the same value again. */
const NO_RESULTS: readonly ShownResult[] = [];

/** The results of the edit that is shown. */
export function resultsOf({ run }: PanelState): readonly ShownResult[] {
  return run?.results ?? NO_RESULTS;
}

/** The chosen result's place among the results; −1 is the original. */
export function chosenPosition({ shown }: PanelState): number {
  return shown.chosen.kind === "result" ? shown.chosen.position : -1;
}

/** The result that is chosen; `undefined` while the original is. */
export function chosenResult(state: PanelState): ShownResult | undefined {
  return resultsOf(state)[chosenPosition(state)];
}

/** Whether results are shown as the server sent them. */
export function isRaw({ shown }: PanelState): boolean {
  return shown.chosen.kind === "result" && shown.chosen.isRaw;
}

/** The original is shown in a result's place for as long as somebody holds it. */
export function isOriginalHeld({ shown }: PanelState): boolean {
  return shown.comparison.kind === "held";
}

/** There are two things to compare: a result and its original, or the picture and an earlier one. */
export function canCompare(state: PanelState): boolean {
  return chosenResult(state)?.bitmap !== undefined || baseOf(state.shown) !== undefined;
}

/** Whether original and result stand side by side. */
export function isBeside({ shown }: PanelState): boolean {
  return lastingOf(shown).kind === "beside";
}

/** Where the slider divides original and result: 0 to 1; `undefined` without a slider. */
export function splitAt({ shown }: PanelState): number | undefined {
  const lasting = lastingOf(shown);
  return lasting.kind === "split" ? lasting.at : undefined;
}

/** The earlier picture that is compared with; `undefined`: the one that is open. */
export function compareBaseOf({ shown }: PanelState): CompareBase | undefined {
  return baseOf(shown);
}

/** What is drawn in the picture's place; `undefined`: the picture itself. */
export function shownBitmap(state: PanelState): ImageBitmap | undefined {
  if (isOriginalHeld(state)) return undefined;
  const result = chosenResult(state);
  const raw = isRaw(state) ? result?.raw : undefined;
  return raw ?? result?.adjusted ?? result?.bitmap ?? state.run?.preview;
}

/** The words are for the whole picture, with no paint needed: not for all that is in a frame of one's own. */
export function isWholePicture(
  { sending }: Pick<PanelState, "sending">,
  mask: MaskHistory,
): boolean {
  return sending.choice.kind !== "frame" && isWholeMask(mask);
}

/** All of the picture is sent: for the whole of it, or as the surroundings of what is painted. */
export function isSentWhole(state: Pick<PanelState, "sending">, mask: MaskHistory): boolean {
  return state.sending.choice.kind === "whole" || isWholePicture(state, mask);
}

/** The frame on the picture: what stays of it while it is cropped, else what would be sent: not while it is sent in parts, nor over results unless it was opened. */
export function shownWindow(state: PanelState): Rect | undefined {
  const { planned, bar } = state.sending;
  if (bar.kind === "crop") return bar.crop.frame;
  if (separateAreas(state.sending)) return undefined;
  const isShown = resultsOf(state).length === 0 || bar.kind === "window";
  return isShown ? planned?.window : undefined;
}

/** Whether this result of the edit replaces the picture on its page. */
export function isOnPage({ run, onPage }: PanelState, index: number): boolean {
  return onPage !== undefined && onPage.editId === run?.edit.id && onPage.index === index;
}

/** Whether the edit that is shown is waiting, sending or receiving. */
export function isRunningNow({ run }: PanelState): boolean {
  return run !== undefined && isRunning(run.edit);
}

/** This device is chosen to work on: by the person, or as no server is set up. */
export function isOnDevice({ server }: PanelState): boolean {
  const { isDeviceWanted, profile, hasKey } = server;
  // Before the profiles are read nothing is known of servers.
  return isDeviceWanted ?? (profile !== undefined && !hasKey);
}

/** A server can be asked: not while a person who has one works on this device. */
export function canGenerate(state: PanelState): boolean {
  return !isOnDevice(state) || !state.server.hasKey;
}

/** The edit that is shown was made on this device. */
export function isShownMadeHere({ run }: PanelState): boolean {
  return run !== undefined && isOfThisDevice(run.edit);
}

/** The ids of the edit that is shown and of those sent together with it. */
export function shownEditIds({ run }: PanelState): readonly string[] {
  if (!run) return [];
  return run.edit.part?.editIds ?? [run.edit.id];
}

/** Nothing is open and nothing is on its way. */
export function isIdle({ picture, arrival }: PanelState): boolean {
  return picture === undefined && arrival.state === "none";
}

/** The edit that the open picture came from. */
export function parentIdOf({ picture }: { readonly picture: OpenPicture | undefined }) {
  return picture?.parentId;
}
