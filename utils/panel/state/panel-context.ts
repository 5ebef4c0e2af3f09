import { createLatest, type Latest } from "@/utils/async/latest";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { closeDropped } from "@/utils/panel/state/close-dropped";
import { createPanelStore, type PanelStore } from "@/utils/panel/state/panel-state";
import type { PanelServices } from "@/utils/panel/state/services";

/** Who keeps drafts. */
export interface DraftKeeper {
  readonly pageId: string;
  /** Drafts of other pages that were taken over with a picture, by its id: to be removed once its own is kept. */
  readonly taken: Map<string, readonly string[]>;
}

/** What every function of the panel works on. */
export interface PanelContext {
  readonly store: PanelStore;
  readonly editor: Editor;
  readonly services: PanelServices;
  /** This page among those that keep drafts: a window may have a panel and a tab on one picture. */
  readonly keeper: DraftKeeper;
  /** Opening a picture: the one asked for last is shown, however long another one takes. */
  readonly opening: Latest;
  /** Preparing what is sent: aborted by *Cancel*, and when it takes too long. */
  readonly starting: Latest;
  /** Making what is shown of an edit: aborted as soon as another edit or picture is shown. */
  readonly showing: Latest;
}

/** A context with an empty state, for one panel. */
export function createContext(services: PanelServices): PanelContext {
  const store = createPanelStore();
  const showing = createLatest();
  store.subscribe(closeDropped);
  store.subscribe((state, before) => {
    const isOther = state.picture !== before.picture || state.run?.edit.id !== before.run?.edit.id;
    if (isOther) showing.cancel();
  });
  return {
    store,
    editor: createEditor(),
    services,
    keeper: { pageId: services.makeId(), taken: new Map() },
    opening: createLatest(),
    starting: createLatest(),
    showing,
  };
}
