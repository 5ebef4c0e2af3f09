import { madeOf, type OnDemand } from "@/utils/async/on-demand";
import type { AppError } from "@/utils/core/app-error";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { changeOptions, type OptionChanges } from "@/utils/core/option-fields";
import type { Result } from "@/utils/core/result";
import type { Editor } from "@/utils/editor/editor-types";
import { type CaptureActions, createCaptureActions } from "@/utils/panel/capture-actions";
import { createGalleryActions, type GalleryActions } from "@/utils/panel/gallery/gallery-actions";
import type { History } from "@/utils/panel/history/history-actions";
import type { Editing } from "@/utils/panel/later/editing";
import { createLaterActions, type LaterActions } from "@/utils/panel/later/later-actions";
import { MODULES } from "@/utils/panel/later/modules";
import type { LookedAhead } from "@/utils/panel/open/find-latest";
import { createOpenActions, type OpenActions } from "@/utils/panel/open/open-actions";
import { createServerFacts, type ServerFacts } from "@/utils/panel/send/server-facts";
import { startPanel, untilOpened } from "@/utils/panel/start-panel";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import {
  changePart,
  type PanelState,
  type ReadonlyPanelStore,
} from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import type { PanelServices } from "@/utils/panel/state/services";
import { keepFavouritePrompt } from "@/utils/store/favourite-prompts";
import { setActiveProfile } from "@/utils/store/profiles";
import { readSettings, saveSettings } from "@/utils/store/settings";

/** All that a person can do in the panel. Components call these and nothing deeper. */
export interface Panel
  extends OpenActions,
    CaptureActions,
    ServerFacts,
    GalleryActions,
    LaterActions {
  readonly store: ReadonlyPanelStore;
  readonly editor: Editor;
  readonly services: PanelServices;
  /** For the history's own view, which is shown when this is loaded. */
  readonly history: History;
  /** Follows the browser and restores what was open, if it does not yet. Returns a function that stops it. */
  start(): () => void;
  /** Resolves when what there is to open is there, or cannot be had. */
  untilOpened(): Promise<void>;
  setView(view: PanelState["view"]): void;
  setPrompt(prompt: string): void;
  /** Adds a prompt to the favourites or takes it out; says so where that could not be stored. */
  keepPrompt(prompt: string, isKept: boolean): Promise<void>;
  setOptions(changes: OptionChanges): void;
  /** Chooses a server, or this device. */
  setProfile(profileId: string): Promise<void>;
  /** Begins to set up a server, or leaves that. */
  setUp(isSettingUp: boolean): void;
  /** Opens the picture that things can be tried on. */
  openPractice(): Promise<void>;
  showProblem(problem: AppError): void;
  dismissProblem(): void;
  /** How many edits may be under way at once for each server of the list. */
  readAtOnce(): Promise<number>;
  /** Reads what could not be read once more: the history, what was open last. */
  readStoreAgain(): Promise<void>;
}

/**
 * The panel's model: state, and everything that a person can do with it.
 *
 * @param ahead what it opens at its start, where the page has looked that up before
 */
export function createPanel(
  services: PanelServices,
  context = createContext(services),
  ahead?: LookedAhead,
): Panel {
  const { store, editor } = context;
  const opening = createOpenActions(context);
  const history = madeOf(MODULES.history, ({ createHistory }) => createHistory(context));
  const gallery = madeOf(MODULES.gallery, ({ createGallery }) => createGallery(context));
  const tell = (stored: Result<void>) => {
    if (!stored.ok) store.setState({ problem: stored.error });
  };
  const setProfile: Panel["setProfile"] = async (profileId) => tell(await chooseServer(profileId));
  const later = createLaterActions(context, opening, setProfile);
  const { actions } = later;
  return {
    store,
    editor,
    services,
    get history() {
      return loadedOf(history);
    },
    ...createCaptureActions(context),
    ...createServerFacts(services),
    ...createGalleryActions(context, gallery),
    ...actions,
    start: startOf(context, later.editing, ahead),
    untilOpened: () => untilOpened(context),
    setView: (view) => store.setState({ view }),
    setPrompt: (prompt) =>
      store.setState(({ ask }) => ({ ask: { ...ask, prompt }, problem: undefined })),
    keepPrompt: async (prompt, isKept) => tell(await keepFavouritePrompt(prompt, isKept)),
    setOptions: (changes) =>
      changePart(store, "ask", (ask) => ({
        ...ask,
        options: changeOptions(ask.options, changes),
      })),
    setProfile,
    setUp: (isSettingUp) => store.setState({ isSettingUp, problem: undefined }),
    openPractice: async () => actions.openFiles([await services.readPractice()], "file"),
    showProblem: (problem) => store.setState({ problem }),
    dismissProblem: () => store.setState({ problem: undefined }),
    readAtOnce: async () => (await readSettings()).atOnce,
    makeRoom: async () => {
      await actions.makeRoom();
      // A full disk may have kept what was open last from being read.
      const { picture, arrival } = store.getState();
      if (!picture && arrival.state === "failed") await opening.drawAgain();
    },
    readStoreAgain: async () => {
      const { view, picture } = store.getState();
      store.setState({ problem: undefined });
      if (view === "history") await loadedOf(history).readAgain();
      else if (picture) await saveWork(context);
      else await opening.drawAgain();
    },
  };
}

/** Starts once, and anew after it was stopped. What was looked up ahead is for the first time. */
function startOf(context: PanelContext, editing: OnDemand<Editing>, ahead?: LookedAhead) {
  let stop: (() => void) | undefined;
  let first = ahead;
  return () => {
    stop ??= startPanel(context, editing, first);
    first = undefined;
    return () => {
      stop?.();
      stop = undefined;
    };
  };
}

async function chooseServer(profileId: string): Promise<Result<void>> {
  if (profileId === THIS_DEVICE) return saveSettings({ isOnDevice: true });
  const set = await setActiveProfile(profileId);
  return set.ok ? saveSettings({ isOnDevice: false }) : set;
}

/** What its view has loaded before it is shown. */
function loadedOf<T>(part: OnDemand<T>): T {
  const loaded = part.loaded();
  if (loaded === undefined) throw new Error("used before its view was shown");
  return loaded;
}
