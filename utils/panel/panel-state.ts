import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { DEFAULT_OPTIONS } from "@/utils/core/edit/edit-options";
import type { ResultPlacement } from "@/utils/core/edit/stitch-choice";
import type { Size } from "@/utils/core/geometry";
import type { EditOptions } from "@/utils/core/option-fields";
import type { Arrival } from "@/utils/core/picture/inbox";
import type { Picture } from "@/utils/core/picture/picture";
import type { Profile } from "@/utils/core/server/profile";
import type { Extension } from "@/utils/core/window/extend";
import { AROUND, type WindowChoice } from "@/utils/core/window/window-choice";
import type { PictureTools } from "@/utils/editor/picture-tools";
import type { PlannedWindow } from "@/utils/panel/send/plan-window";
import type { Offers } from "@/utils/store/offers";

/** A picture that is open: its record, its bytes, and what is drawn of it. */
export interface OpenPicture {
  readonly record: Picture;
  readonly bytes: Blob;
  /** At most as large as a screen needs. */
  readonly bitmap: ImageBitmap;
  readonly hasTransparency: boolean;
  /** Wand, and paint read from and written to files. */
  readonly tools: PictureTools;
}

/** A result of the edit that is shown, put into the picture; or why it could not be. */
export interface ShownResult {
  readonly index: number;
  readonly placed?: Blob;
  readonly bitmap?: ImageBitmap;
  /** What is drawn is quick and coarse; the picture itself is being made. */
  readonly isSketch?: boolean;
  /** How it is put into the picture, and what was found when it was. */
  readonly placement?: ResultPlacement;
  /** Shown in the place of `bitmap` while the way it is put into the picture is changed. */
  readonly adjusted?: ImageBitmap;
  /** The answer as it came, laid over its window; made when it is asked for. */
  readonly raw?: ImageBitmap;
  readonly error?: AppError;
}

/** An earlier picture, to compare with. */
export interface CompareBase {
  /** The edit that began with it. */
  readonly editId: string;
  readonly bitmap: ImageBitmap;
  readonly size: Size;
}

export interface PanelState {
  readonly view: "editor" | "history";
  readonly arrival: Arrival;
  /** What was open last is being looked for: too early to say how to begin. */
  readonly isRestoring: boolean;
  readonly picture: OpenPicture | undefined;
  /** Larger versions of a picture, found on its page. */
  readonly offers: Offers | undefined;
  /** The edit this picture came out of. */
  readonly parentId: string | undefined;
  readonly prompt: string;
  /** Further pictures to send along, by id, in their order. */
  readonly references: readonly string[];
  readonly options: EditOptions;
  readonly profiles: readonly Profile[];
  readonly profile: Profile | undefined;
  /** Whether the profile's server can be asked: it has a key, or needs none. */
  readonly hasKey: boolean;
  /** The edit shown with the picture: running, done or failed. */
  readonly edit: Edit | undefined;
  /** What of a running edit can be seen already, in its place. */
  readonly preview: { readonly editId: string; readonly bitmap: ImageBitmap } | undefined;
  readonly results: readonly ShownResult[];
  /** Index into `results`; −1 is the original. */
  readonly chosen: number;
  readonly isComparing: boolean;
  /** Where original and result are divided to be compared, 0 to 1 of the stage's width. */
  readonly split: number | undefined;
  /** Original and result stand beside each other, where there is room. */
  readonly isBeside: boolean;
  /** What is compared with, where it is not the picture that is open: what an earlier edit began with. */
  readonly compareBase: CompareBase | undefined;
  /** Results are shown as the server sent them. */
  readonly isRaw: boolean;
  /** The result that stands on the page in the picture's place: edit id and index. */
  readonly swapped: string | undefined;
  /** From the click on Generate until the edit is stored. */
  readonly isStarting: boolean;
  /** What the person wants to be sent. */
  readonly windowChoice: WindowChoice;
  /** The frame of what is sent can be moved, and is there for it. */
  readonly isWindowOpen: boolean;
  /** Parts that lie far apart are sent each by itself. */
  readonly isSeparate: boolean;
  /** The picture is being extended: by how much so far. */
  readonly extending: Extension | undefined;
  /** What would be sent now. */
  readonly planned: PlannedWindow | undefined;
  /** Why the last attempt to do something failed. */
  readonly problem: AppError | undefined;
  /** How long this server and model usually take, ms. */
  readonly usualMs: number | undefined;
}

export type PanelStore = StoreApi<PanelState>;

export function createPanelStore(): PanelStore {
  return createStore<PanelState>(() => ({
    view: "editor",
    arrival: { state: "none" },
    isRestoring: false,
    picture: undefined,
    offers: undefined,
    parentId: undefined,
    prompt: "",
    references: [],
    options: DEFAULT_OPTIONS,
    profiles: [],
    profile: undefined,
    hasKey: false,
    edit: undefined,
    preview: undefined,
    results: [],
    chosen: -1,
    isComparing: false,
    split: undefined,
    isBeside: false,
    compareBase: undefined,
    isRaw: false,
    swapped: undefined,
    isStarting: false,
    windowChoice: AROUND,
    isWindowOpen: false,
    isSeparate: false,
    extending: undefined,
    planned: undefined,
    problem: undefined,
    usualMs: undefined,
  }));
}
