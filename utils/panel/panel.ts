import type { AppError } from "@/utils/core/app-error";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { changeOptions, type OptionChanges } from "@/utils/core/option-fields";
import type { Result } from "@/utils/core/result";
import type { Editor } from "@/utils/editor/editor-types";
import { type CaptureActions, createCaptureActions } from "@/utils/panel/capture-actions";
import { createEraseActions, type EraseActions } from "@/utils/panel/erase/erase-actions";
import { createGalleryActions, type GalleryActions } from "@/utils/panel/gallery/gallery-actions";
import { createHistory, type History } from "@/utils/panel/history/history-actions";
import { type CropActions, createCropActions } from "@/utils/panel/open/crop-actions";
import { createOpenActions, type OpenActions } from "@/utils/panel/open/open-actions";
import { createQueueActions, type QueueActions } from "@/utils/panel/queue/queue-actions";
import { createRecipeActions, type RecipeActions } from "@/utils/panel/recipes/recipe-actions";
import {
  type CompareServersActions,
  createCompareServers,
} from "@/utils/panel/send/compare-servers";
import { createReferenceActions, type ReferenceActions } from "@/utils/panel/send/references";
import { createSendActions, type SendActions } from "@/utils/panel/send/send-actions";
import { createWindowActions, type WindowActions } from "@/utils/panel/send/window-actions";
import { createResultActions, type ResultActions } from "@/utils/panel/show/result-actions";
import { saveOpen } from "@/utils/panel/show/save-open";
import { startPanel } from "@/utils/panel/start-panel";
import { createContext } from "@/utils/panel/state/panel-context";
import {
  changePart,
  type PanelState,
  type ReadonlyPanelStore,
} from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import type { PanelServices } from "@/utils/panel/state/services";
import { keepFavouritePrompt } from "@/utils/store/favourite-prompts";
import { setActiveProfile } from "@/utils/store/profiles";
import { saveSettings } from "@/utils/store/settings";

/** All that a person can do in the panel. Components call these and nothing deeper. */
export interface Panel
  extends OpenActions,
    CaptureActions,
    SendActions,
    EraseActions,
    WindowActions,
    CropActions,
    ReferenceActions,
    RecipeActions,
    ResultActions,
    QueueActions,
    GalleryActions,
    CompareServersActions {
  readonly store: ReadonlyPanelStore;
  readonly editor: Editor;
  readonly services: PanelServices;
  readonly history: History;
  /** Follows the browser and restores what was open. Returns a function that stops it. */
  start(): () => void;
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
  /** Saves what is open: every result that is shown, or else the picture. */
  saveOpen(): void;
  /** Reads what could not be read once more: the history, what was open last. */
  readStoreAgain(): Promise<void>;
}

/** The panel's model: state, and everything that a person can do with it. */
export function createPanel(services: PanelServices, context = createContext(services)): Panel {
  const { store, editor } = context;
  const opening = createOpenActions(context);
  const history = createHistory(context);
  const sending = createSendActions(context, opening.openEdit);
  const tell = (stored: Result<void>) => {
    if (!stored.ok) store.setState({ problem: stored.error });
  };
  const setProfile: Panel["setProfile"] = async (profileId) => tell(await chooseServer(profileId));
  return {
    store,
    editor,
    services,
    history,
    ...opening,
    ...createCaptureActions(context),
    ...sending,
    ...createEraseActions(context),
    ...createWindowActions(context),
    ...createCropActions(context),
    ...createReferenceActions(context),
    ...createRecipeActions(context, setProfile),
    ...createResultActions(context),
    ...createCompareServers(context),
    ...createQueueActions(context, opening.openEdit),
    ...createGalleryActions(context),
    start: () => startPanel(context),
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
    openPractice: async () => opening.openFiles([await services.readPractice()], "file"),
    showProblem: (problem) => store.setState({ problem }),
    dismissProblem: () => store.setState({ problem: undefined }),
    saveOpen: () => saveOpen(context),
    makeRoom: async () => {
      await sending.makeRoom();
      // A full disk may have kept what was open last from being read.
      const { picture, arrival } = store.getState();
      if (!picture && arrival.state === "failed") await opening.drawAgain();
    },
    readStoreAgain: async () => {
      const { view, picture } = store.getState();
      store.setState({ problem: undefined });
      if (view === "history") await history.readAgain();
      else if (picture) await saveWork(context);
      else await opening.drawAgain();
    },
  };
}

async function chooseServer(profileId: string): Promise<Result<void>> {
  if (profileId === THIS_DEVICE) return saveSettings({ isOnDevice: true });
  const set = await setActiveProfile(profileId);
  return set.ok ? saveSettings({ isOnDevice: false }) : set;
}
