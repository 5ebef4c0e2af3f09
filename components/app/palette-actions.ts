import type { MessageKey } from "@/components/ui/text";
import { isEmptyMask } from "@/utils/core/mask/history";
import { performAction } from "@/utils/editor/perform-action";
import { NAMED_ACTIONS } from "@/utils/editor/shortcuts";
import type { Panel } from "@/utils/panel/panel";
import { canCompare, chosenResult } from "@/utils/panel/state/selectors";
import { panelKeyHandlers } from "./use-panel-keys";

/** Something that can be done now. */
export interface PaletteAction {
  readonly label: MessageKey;
  /** The key that does the same, as in `Shortcut.keys`. */
  readonly key?: string | undefined;
  readonly run: () => void;
}

/** All that can be done now: what the keys and the tools' menu do, and what the panel's buttons do. */
export function actionsNow(panel: Panel): readonly PaletteAction[] {
  const { view, picture, arrival } = panel.store.getState();
  const isEditing = view === "editor" && picture !== undefined && arrival.state === "none";
  return isEditing
    ? [...editorActions(panel), ...pictureActions(panel), ...panelActions(panel)]
    : panelActions(panel);
}

function editorActions(panel: Panel): readonly PaletteAction[] {
  const { editor, store } = panel;
  const handlers = panelKeyHandlers(panel);
  const { mask, pictureTools } = editor.getState();
  const hasResult = chosenResult(store.getState())?.placed !== undefined;
  const needs: Readonly<Record<string, boolean>> = {
    editor_clear: !isEmptyMask(mask),
    editor_fill_holes: !isEmptyMask(mask),
    editor_grow: !isEmptyMask(mask),
    erase_remove: !isEmptyMask(mask),
    editor_parts: pictureTools !== undefined,
    editor_key_save: hasResult,
    editor_key_copy: hasResult,
  };
  return NAMED_ACTIONS.filter(({ label }) => needs[label] ?? true).map(
    ({ label, action, key }) => ({
      label,
      key,
      run: () => void performAction(action, { editor, handlers, isRepeat: false }),
    }),
  );
}

function pictureActions(panel: Panel): readonly PaletteAction[] {
  const state = panel.store.getState();
  const ofResult: readonly PaletteAction[] = [
    { label: "results_go_on", run: () => void panel.continueFromResult() },
    { label: "results_split", run: () => void panel.startSplit() },
  ];
  return [
    ...(chosenResult(state)?.placed && canCompare(state) ? ofResult : []),
    { label: "window_open", run: panel.toggleWindowBar },
    { label: "extend_open", run: panel.openExtendBar },
    { label: "crop_open", run: panel.openCropBar },
    { label: "panel_close_picture", run: () => void panel.closePicture() },
  ];
}

function panelActions(panel: Panel): readonly PaletteAction[] {
  const { services } = panel;
  const isElsewhere = panel.store.getState().view !== "editor";
  const other: PaletteAction = isElsewhere
    ? { label: "panel_back", run: () => panel.setView("editor") }
    : { label: "history_title", run: () => panel.setView("history") };
  return [
    { label: "panel_open_file", run: () => openFile(panel) },
    { label: "arrival_pick_picture", run: () => void panel.pick("picture") },
    { label: "arrival_pick_area", run: () => void panel.pick("area") },
    { label: "gallery_open_page", run: () => panel.openGallery() },
    other,
    { label: "panel_open_tab", run: services.openInTab },
    { label: "panel_settings", run: services.openOptions },
  ];
}

function openFile(panel: Panel): void {
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.accept = "image/*";
  chooser.multiple = true;
  chooser.addEventListener("change", () => {
    const files = [...(chooser.files ?? [])];
    if (files.length > 0) void panel.openFiles(files, "file");
  });
  chooser.click();
}
