import type { Editor } from "@/components/editor/editor-state";
import { appError } from "@/utils/core/app-error";
import { capabilityOf, parseSize } from "@/utils/core/capability-choice";
import type { Rect, Size } from "@/utils/core/geometry";
import { activeOperations } from "@/utils/core/mask/history";
import type { Profile } from "@/utils/core/profile";
import { err, ok, type Result } from "@/utils/core/result";
import { chooseWindow, wholePictureWindow } from "@/utils/core/window/choose";
import type { OpenPicture, PanelState, PanelStore } from "./panel-state";
import type { PanelServices } from "./services";

export interface PlannedWindow {
  readonly window: Rect;
  readonly sentSize: Size;
  readonly isPainted: boolean;
}

/** What will be sent: a window around what is painted, else the whole picture. */
export async function planWindow(
  state: PanelState,
  { record, hasTransparency }: OpenPicture,
  profile: Profile,
  editor: Editor,
  services: PanelServices,
): Promise<Result<PlannedWindow>> {
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(state.options.size) ?? "auto";
  const operations = activeOperations(editor.getState().mask);
  const bounds = await services.pixels.bounds({ operations, size: record.size });
  if (!bounds.ok) return bounds;
  const { box } = bounds.value;
  if (box) return ok({ ...chooseWindow(box, record.size, sizes, wanted), isPainted: true });
  // Strokes beside the picture, or wiped out again, paint nothing.
  if (!hasTransparency) return err(appError("mask_missing"));
  return ok({ ...wholePictureWindow(record.size, sizes, wanted), isPainted: false });
}

/** After the last stroke: nobody looks at the frame while painting. */
const PAUSE_MS = 250;

/** Keeps `plannedWindow` up to date, so that a person sees what would be sent. */
export function followWindow(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const plan = async () => {
    latest += 1;
    const run = latest;
    const state = store.getState();
    const { picture, profile } = state;
    const planned =
      picture && profile && (await planWindow(state, picture, profile, editor, services));
    // A box that was asked for earlier may come later.
    if (run !== latest) return;
    store.setState({ plannedWindow: planned?.ok ? planned.value.window : undefined });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void plan(), PAUSE_MS);
  };
  const stops = [
    editor.onMaskChange(soon),
    store.subscribe((state, before) => {
      const isOther =
        state.picture !== before.picture ||
        state.profile !== before.profile ||
        state.options.size !== before.options.size;
      if (isOther) soon();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
