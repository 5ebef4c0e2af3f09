import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppError } from "@/utils/core/app-error";
import type { Work } from "@/utils/core/edit/draft";
import type { Edit } from "@/utils/core/edit/edit";
import { DEFAULT_OPTIONS } from "@/utils/core/edit/edit-options";
import type { ResultPlacement } from "@/utils/core/edit/stitch-choice";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { EditOptions } from "@/utils/core/option-fields";
import type { Arrival } from "@/utils/core/picture/inbox";
import type { Picture } from "@/utils/core/picture/picture";
import type { Profile } from "@/utils/core/server/profile";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { ORIGINAL_VIEW, type ResultView } from "@/utils/panel/state/result-view";
import { newSending, type Sending } from "@/utils/panel/state/sending";
import type { Offers } from "@/utils/store/offers";
import type { StoredQueue } from "@/utils/store/queue";

/** A picture that was read and decoded: its record, its bytes, and what is drawn of it. */
export interface LoadedPicture {
  readonly record: Picture;
  readonly bytes: Blob;
  /** At most `SHOWN_SIDE` px. */
  readonly bitmap: ImageBitmap;
  readonly hasTransparency: boolean;
  /** The wand, and masks from and to files. */
  readonly tools: PictureTools;
}

/** The picture that is open. */
export interface OpenPicture extends LoadedPicture {
  /** The edit this picture came from. */
  readonly parentId?: string;
}

/** A result of the edit that is shown, placed in the picture; or why it could not be. */
export interface ShownResult {
  readonly index: number;
  readonly placed?: Blob;
  readonly bitmap?: ImageBitmap;
  /** `bitmap` is a quick, coarse drawing; the full picture is still being made. */
  readonly isSketch?: boolean;
  /** How it was placed, and what was measured then. */
  readonly placement?: ResultPlacement;
  /** Shown instead of `bitmap` while the placement is being changed. */
  readonly adjusted?: ImageBitmap;
  /** The raw answer laid over its window; made on demand. */
  readonly raw?: ImageBitmap;
  readonly error?: AppError;
}

/** What is asked of the server. */
export interface Ask {
  readonly prompt: string;
  /** References to send along, by picture id, in their order. */
  readonly references: readonly string[];
  readonly options: EditOptions;
}

/** The servers, and the one that is chosen. */
export interface Server {
  readonly profiles: readonly Profile[];
  readonly profile: Profile | undefined;
  /** The profile's server can be asked: it has a key, or needs none. */
  readonly hasKey: boolean;
  /** The person's wish to work on this device or not; without one it depends on `hasKey`. */
  readonly isDeviceWanted: boolean | undefined;
  /** How long this server and model usually take, ms. */
  readonly usualMs: number | undefined;
}

/** The edit that is shown with the picture (running, done or failed) and what can be seen of it. */
export interface Run {
  readonly edit: Edit;
  /** A preview of the running edit, placed in the picture. */
  readonly preview: ImageBitmap | undefined;
  readonly results: readonly ShownResult[];
}

/** What goes on on this device: something is removed, or an edge continued. */
export interface ErasingNow {
  /** The share that is done, 0…1. */
  readonly done: number;
  readonly isContinuing: boolean;
}

/** The edits of all windows that concern a person who looks at something else. */
export interface PanelQueue extends StoredQueue {
  /** Ended, and not looked at since; the latest first. */
  readonly unseen: readonly HistoryEntry[];
}

/** The pictures of the page in front, or files instead of them. */
export interface GalleryWish {
  readonly files?: readonly File[];
}

export interface PanelState {
  readonly view: "editor" | "history" | "gallery";
  readonly arrival: Arrival;
  /** Files that came along with the one that was opened; or those of a folder, to choose from. */
  readonly further: readonly File[];
  /** All files that were given together, the open one too. */
  readonly together: readonly File[];
  /** What the gallery is to show; a new one at every wish. */
  readonly galleryOf: GalleryWish | undefined;
  /** The recipe that was chosen in the browser's menu with the picture that is open: to be put on it. */
  readonly wantedRecipe: string | undefined;
  /** The open picture is painted as a pattern for those in the gallery. */
  readonly isPattern: boolean;
  /** Larger versions of a picture, found on its page. */
  readonly offers: Offers | undefined;
  readonly picture: OpenPicture | undefined;
  readonly ask: Ask;
  readonly server: Server;
  readonly sending: Sending;
  /** Something is being removed on this device, or an edge continued. */
  readonly erasing: ErasingNow | undefined;
  readonly run: Run | undefined;
  /** The edit that went off the stage for another one of this picture: it holds what is painted. */
  readonly sentBefore: Edit | undefined;
  /** Every edit of the open picture, the newest first. */
  readonly strip: readonly HistoryEntry[];
  /** Further servers and models that the next *Generate* asks as well. */
  readonly compared: readonly { readonly profileId: string; readonly model: string }[];
  /** What waits and runs in all windows, and what has ended and was not looked at. */
  readonly queue: PanelQueue;
  readonly shown: ResultView;
  /** The result that replaces the picture on its page. */
  readonly onPage: { readonly editId: string; readonly index: number } | undefined;
  /** Whether the clipboard took what was copied last; a new one each time. */
  readonly copied?: { readonly isDone: boolean };
  /** Unsent work on the open picture that gave way to something else, the latest last. */
  readonly unsent: readonly Work[];
  /** The picture that was open before, if there is unsent work on it. */
  readonly previousId: string | undefined;
  /** The picture that gave way to the open one, which was chosen afresh. */
  readonly replacedId: string | undefined;
  /** A server is being set up, for what is painted and written to be sent. */
  readonly isSettingUp: boolean;
  /** Why what is painted and written cannot be kept on the disk: it ends with the panel. */
  readonly unkept: AppError | undefined;
  /** Why the last action failed. */
  readonly problem: AppError | undefined;
}

export type PanelStore = StoreApi<PanelState>;

/** The store for components, which change it by the panel's actions only. */
export type ReadonlyPanelStore = Omit<PanelStore, "setState">;

/** The state of a panel in which nothing is open. */
export function createPanelStore(): PanelStore {
  return createStore<PanelState>(() => ({
    view: "editor",
    arrival: { state: "none" },
    further: [],
    together: [],
    galleryOf: undefined,
    wantedRecipe: undefined,
    isPattern: false,
    offers: undefined,
    picture: undefined,
    ask: { prompt: "", references: [], options: DEFAULT_OPTIONS },
    server: {
      profiles: [],
      profile: undefined,
      hasKey: false,
      isDeviceWanted: undefined,
      usualMs: undefined,
    },
    sending: newSending(),
    erasing: undefined,
    run: undefined,
    sentBefore: undefined,
    strip: [],
    compared: [],
    queue: { pause: undefined, edits: [], unseen: [] },
    shown: ORIGINAL_VIEW,
    onPage: undefined,
    unsent: [],
    previousId: undefined,
    replacedId: undefined,
    isSettingUp: false,
    unkept: undefined,
    problem: undefined,
  }));
}

type Part = "ask" | "server" | "sending";

/** Changes some fields of one part of the state. */
export function changePart<K extends Part>(
  store: PanelStore,
  part: K,
  change: (now: PanelState[K]) => PanelState[K],
): void {
  store.setState((state) => ({ [part]: change(state[part]) }) as Pick<PanelState, K>);
}

/** Changes what can be seen of the edit that is shown; without one, nothing. */
export function changeRun(store: PanelStore, change: (run: Run) => Partial<Run>): void {
  store.setState(({ run }) => (run ? { run: { ...run, ...change(run) } } : {}));
}

/** An edit of which nothing can be seen yet. */
export function newRun(edit: Edit): Run {
  return { edit, preview: undefined, results: [] };
}

/** Shows another edit; `undefined`: none. */
export function startRun(store: PanelStore, edit: Edit | undefined): void {
  store.setState({ run: edit && newRun(edit), shown: ORIGINAL_VIEW });
}
