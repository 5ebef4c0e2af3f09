import { changeOptions, type OptionChanges } from "@/utils/core/option-fields";
import type { Extension } from "@/utils/core/window/extend";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { request } from "@/utils/messages/client";
import { followProfiles } from "@/utils/panel/follow-profiles";
import { goOn } from "@/utils/panel/open/continue-from-result";
import { keepDraft, restoreDraft } from "@/utils/panel/open/draft";
import { extendPicture } from "@/utils/panel/open/extend-picture";
import { followArrivals } from "@/utils/panel/open/follow-arrivals";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openFile } from "@/utils/panel/open/open-file";
import { closeResults } from "@/utils/panel/open/open-picture";
import { createPanelStore, type PanelStore } from "@/utils/panel/panel-state";
import { rememberSettings } from "@/utils/panel/remember-settings";
import { generate } from "@/utils/panel/send/generate";
import { followWindow } from "@/utils/panel/send/plan-window";
import {
  createReferenceActions,
  offerReferences,
  type ReferenceActions,
} from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/services";
import { type Adjuster, createAdjuster } from "@/utils/panel/show/adjust";
import { refreshEdit, refreshUsualDuration } from "@/utils/panel/show/follow-edit";
import { followPreviews } from "@/utils/panel/show/show-preview";
import { followUnstored } from "@/utils/panel/show/show-unstored";
import { setActiveProfile } from "@/utils/store/profiles";

/** All that a person can do in the panel. Components call these and nothing deeper. */
export interface Panel extends ReferenceActions {
  readonly store: PanelStore;
  readonly editor: Editor;
  readonly services: PanelServices;
  readonly adjuster: Adjuster;
  /** Follows the browser and restores what was open. Gives the way to stop. */
  start(): () => void;
  setPrompt(prompt: string): void;
  setOptions(changes: OptionChanges): void;
  generate(): Promise<void>;
  cancel(): Promise<void>;
  /** −1 is the original. */
  choose(index: number): void;
  compare(isComparing: boolean): void;
  goOn(): Promise<void>;
  /** Shows the frame of a larger picture, with room around it; without one all is as before. */
  setExtending(extending: Extension | undefined): void;
  /** Makes a larger picture, its new part painted over. */
  extend(extension: Extension): Promise<void>;
  openFile(file: Blob, way: "file" | "paste" | "drop"): Promise<void>;
  openEdit(editId: string): Promise<void>;
  setView(view: "editor" | "history"): void;
  setProfile(profileId: string): Promise<void>;
  /** Edits that were deleted must not be shown any longer. */
  forget(editIds: readonly string[]): void;
  /** Must be called in the click's own statement. */
  allow(origins: readonly string[]): Promise<void>;
  /** Must be called in the click's own statement. */
  allowServer(origins: readonly string[]): Promise<void>;
  /** Reads the stored answer once more, after a site was allowed or a line came back. Free. */
  repair(origins?: readonly string[]): Promise<void>;
  captureAgain(): Promise<void>;
  stopCapture(): Promise<void>;
  /** The next best way: the last picture as it is on the screen. */
  takeOnScreen(): Promise<void>;
  /** One of the larger versions that were offered. */
  takeLarger(url: string): Promise<void>;
  /** An image of the page in front that was dropped here, by its address. */
  takeDropped(url: string): Promise<void>;
  /** Lets the person pick an image, or a rectangle, in the page in front. */
  pick(mode: "picture" | "area"): Promise<void>;
  /** Back to the picture that is open. */
  dismissArrival(): void;
  dismissProblem(): void;
}

/** How much smaller a picture is shown that is about to be extended. */
const ROOM_TO_EXTEND = 0.6;

export function createPanel(services: PanelServices): Panel {
  const store = createPanelStore();
  const editor = createEditor();
  const panel: Panel = {
    store,
    editor,
    services,
    adjuster: createAdjuster(store, services),
    start: () => startPanel(panel),
    setPrompt: (prompt) => store.setState({ prompt, problem: undefined }),
    setOptions: (changes) =>
      store.setState(({ options }) => ({ options: changeOptions(options, changes) })),
    ...createReferenceActions(store, services),
    generate: () => generate(store, editor, services),
    cancel: async () => {
      const { edit } = store.getState();
      for (const editId of edit?.part?.editIds ?? (edit ? [edit.id] : [])) {
        await request({ type: "cancel-edit", editId });
      }
    },
    choose: (chosen) => store.setState({ chosen, isComparing: false, isRaw: false }),
    compare: (isComparing) => store.setState({ isComparing }),
    goOn: () => goOn(store, editor, services),
    setExtending: (extending) => {
      store.setState({ extending });
      editor.fit();
      if (extending) editor.zoomBy(ROOM_TO_EXTEND);
    },
    extend: (extension) => extendPicture(extension, store, editor, services),
    openFile: (file, way) => openFile(file, way, store, editor, services),
    openEdit: (editId) => openEdit(editId, store, editor, services),
    setView: (view) => store.setState({ view }),
    setProfile: async (profileId) => {
      const set = await setActiveProfile(profileId);
      if (!set.ok) store.setState({ problem: set.error });
    },
    forget: (editIds) => {
      const { edit } = store.getState();
      if (!edit || !editIds.includes(edit.id)) return;
      closeResults(store);
      store.setState({ edit: undefined });
    },
    allow: async (origins) => {
      if (await services.requestHosts(origins)) await panel.captureAgain();
    },
    allowServer: async (origins) => {
      if (await services.requestHosts(origins)) await panel.generate();
    },
    repair: async (origins) => {
      if (origins && !(await services.requestHosts(origins))) return;
      const { edit } = store.getState();
      if (edit) await request({ type: "repair-edit", editId: edit.id });
    },
    ...captureActions(services.windowId),
    dismissArrival: () => store.setState({ arrival: { state: "none" } }),
    dismissProblem: () => store.setState({ problem: undefined }),
  };
  return panel;
}

type CaptureActions = Pick<
  Panel,
  "captureAgain" | "stopCapture" | "takeOnScreen" | "takeLarger" | "takeDropped" | "pick"
>;

/** What the background does about pictures on pages. */
function captureActions(windowId: number): CaptureActions {
  return {
    captureAgain: async () => {
      await request({ type: "capture-again", windowId });
    },
    stopCapture: async () => {
      await request({ type: "capture-stop", windowId });
    },
    takeOnScreen: async () => {
      await request({ type: "capture-screen", windowId });
    },
    takeLarger: async (url) => {
      await request({ type: "capture-larger", windowId, url });
    },
    takeDropped: async (url) => {
      await request({ type: "capture-dropped", windowId, url });
    },
    pick: async (mode) => {
      await request({ type: "capture-pick", windowId, mode });
    },
  };
}

function startPanel({ store, editor, services }: Panel): () => void {
  const stops = [
    services.onEditAnnounced((editId) => void refreshEdit(editId, store, services)),
    followUnstored(store, services),
    followPreviews(store, services),
    followProfiles(store),
    offerReferences(store, services),
    keepDraft(store, editor, services),
    rememberSettings(editor),
    followWindow(store, editor, services),
  ];
  const stopArrivals = followArrivals(store, editor, services, () =>
    restoreDraft(store, editor, services),
  );
  void refreshUsualDuration(store);
  // An edit that was cut off while no panel was open is put right before it is looked at.
  void request({ type: "settle-edits" });
  return () => {
    for (const stop of [...stops, stopArrivals]) stop();
  };
}
