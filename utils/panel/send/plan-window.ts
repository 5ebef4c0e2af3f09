import { appError } from "@/utils/core/app-error";
import { activeOperations } from "@/utils/core/mask/history";
import { err, ok, type Result } from "@/utils/core/result";
import { capabilityOf, parseSize } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import type { ChosenWindow } from "@/utils/core/window/choose";
import { eraseAround, holds } from "@/utils/core/window/parts";
import { type WindowChoice, windowFor } from "@/utils/core/window/window-choice";
import type { Editor } from "@/utils/editor/editor-types";
import type { OpenPicture, PanelState, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import type { Bounds } from "@/utils/pixels/job-types";

/** What would be sent now, and how what is painted lies to it. */
export interface PlannedWindow extends ChosenWindow {
  /** `cut`: some of the paint lies beyond the frame; `outside`: all of it. */
  readonly paint: "none" | "inside" | "cut" | "outside";
  /** Where the paint lies so far apart that it is better sent in parts. */
  readonly parts?: NonNullable<Bounds["parts"]>;
}

/** What will be sent: where the person put the frame, else around what is painted. */
export async function planWindow(
  state: PanelState,
  picture: OpenPicture,
  profile: Profile,
  editor: Editor,
  services: PanelServices,
): Promise<Result<PlannedWindow>> {
  const planned = await plan(state, picture, profile, editor, services);
  if (!planned.ok) return planned;
  const paint = planned.value?.paint;
  if (paint === "outside") return err(appError("mask_outside_frame"));
  // Strokes beside the picture, or wiped out again, paint nothing.
  const isMissing = paint === "none" && !picture.hasTransparency;
  return planned.value && !isMissing ? ok(planned.value) : err(appError("mask_missing"));
}

/** The frame as it is shown: also while nothing is painted in it. */
async function plan(
  { options, windowChoice }: PanelState,
  { record, hasTransparency }: OpenPicture,
  profile: Profile,
  editor: Editor,
  services: PanelServices,
): Promise<Result<PlannedWindow | undefined>> {
  const { size } = record;
  const operations = activeOperations(editor.getState().mask);
  const withParts = windowChoice.kind === "around";
  const bounds = await services.pixels.bounds({ operations, size, withParts });
  if (!bounds.ok) return bounds;
  const { box, parts } = bounds.value;
  const isAllSent = !box && hasTransparency && windowChoice.kind === "around";
  const choice: WindowChoice = isAllSent ? { kind: "whole" } : windowChoice;
  const { sizes } = capabilityOf(profile);
  const chosen = windowFor(choice, box, size, sizes, parseSize(options.size) ?? "auto");
  if (!chosen) return ok(undefined);
  if (!box) return ok({ ...chosen, paint: "none" });
  if (holds(chosen.window, box)) {
    return ok({ ...chosen, paint: "inside", ...(parts ? { parts } : {}) });
  }
  const kept = [...operations, ...eraseAround(chosen.window, size)];
  const inside = await services.pixels.bounds({ operations: kept, size });
  if (!inside.ok) return inside;
  return ok({ ...chosen, paint: inside.value.box ? "cut" : "outside" });
}

/** After the last stroke: nobody looks at the frame while painting. */
const PAUSE_MS = 250;

/** Keeps `planned` up to date, so that a person sees what would be sent. */
export function followWindow(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const replan = async () => {
    latest += 1;
    const run = latest;
    const state = store.getState();
    const { picture, profile } = state;
    const planned = picture && profile && (await plan(state, picture, profile, editor, services));
    // A box that was asked for earlier may come later.
    if (run !== latest) return;
    const value = planned?.ok ? planned.value : undefined;
    store.setState({ planned: value, ...(value?.parts ? {} : { isSeparate: false }) });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void replan(), PAUSE_MS);
  };
  const stops = [
    editor.onMaskChange(soon),
    store.subscribe((state, before) => {
      const isOther =
        state.picture !== before.picture ||
        state.profile !== before.profile ||
        state.windowChoice !== before.windowChoice ||
        state.options.size !== before.options.size;
      if (isOther) soon();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
