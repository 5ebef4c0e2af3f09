import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppError, ErrorCode } from "@/utils/core/app-error";
import type { Taken } from "@/utils/core/gallery/page-listing";
import { USUAL_LEAST_SIDE } from "@/utils/core/gallery/size-filter";
import type { Size } from "@/utils/core/geometry";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import type { Recipe, RecipeMask } from "@/utils/core/recipe/recipe";
import type { BatchEdit } from "@/utils/store/gallery-batch";

/** A picture that a page lists, and where it is found again. */
export interface OnPage {
  readonly windowId: number;
  readonly tabId: number;
  readonly frameId: number;
  readonly key: string;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  readonly frameUrl?: string;
}

/** A picture in the gallery. */
export interface GalleryItem {
  readonly id: string;
  readonly name: string;
  /** As its page says, picture px; 0 × 0 where nothing is known before it is read. */
  readonly size: Size;
  readonly from: OnPage | File;
}

/** What is known of a picture that was on the screen. */
export type Look =
  | { readonly state: "reading" }
  | {
      readonly state: "seen";
      /** Absent where it was dropped to keep memory flat: it is made again when it is wanted. */
      readonly thumb?: Blob;
      /** Picture px. */
      readonly size: Size;
      /** Its colours, as in `Comparable`. */
      readonly cells: readonly number[];
      /** Where it is stored; a file is only when it is about to be sent. */
      readonly pictureId?: string;
    }
  | Extract<Taken, { state: "needs-permission" | "failed" }>;

/** How the paint of each picture comes about. */
export type MaskRule = "whole" | "same-place" | "object";

/** What will be sent of a ticked picture. */
export type Plan =
  | { readonly state: "waiting" }
  | {
      readonly state: "ready";
      readonly pictureId: string;
      readonly operations: readonly MaskOperation[];
      /** Picture px. */
      readonly size: Size;
      /** White where it is painted, of a thumbnail's size. */
      readonly preview?: Blob;
    }
  /** The same bytes as another ticked one: nobody pays twice for one picture. */
  | { readonly state: "same"; readonly as: string }
  | { readonly state: "no-object" }
  | Extract<Taken, { state: "needs-permission" | "failed" }>;

/** Near duplicates, while they are shown as one. */
export interface Likeness {
  /** So many were compared, of so many. */
  readonly done: number;
  readonly of: number;
  /** Ids of the pictures, the largest of each group in front. */
  readonly groups: readonly (readonly [string, ...string[]])[];
}

/** What is asked for all pictures. */
export interface GalleryAsk {
  readonly recipe: Recipe | undefined;
  /** May hold variables in braces. */
  readonly prompt: string;
  readonly values: Readonly<Record<string, string>>;
  readonly rule: MaskRule;
  /** What is painted at the same relative place of each. */
  readonly place: Extract<RecipeMask, { kind: "same-place" }> | undefined;
}

/** What came of showing results on the page, in numbers of pictures. */
export interface Swapped {
  readonly isBack: boolean;
  readonly done: number;
  readonly failed: number;
}

export interface GalleryState {
  readonly step: "choose" | "plan" | "sent";
  readonly source: "page" | "files";
  readonly isListing: boolean;
  readonly items: readonly GalleryItem[];
  /** Further pictures of the page, which are not listed. */
  readonly more: number;
  readonly leastSide: number;
  readonly likeness: Likeness | undefined;
  readonly looks: ReadonlyMap<string, Look>;
  readonly ticked: ReadonlySet<string>;
  readonly ask: GalleryAsk;
  /** By the ids of the ticked pictures, in the order of the page. */
  readonly plans: ReadonlyMap<string, Plan>;
  /** Edits are being made: so many, of so many. */
  readonly sending: { readonly done: number; readonly of: number } | undefined;
  /** No further edits were made, as the same failed again and again: why. */
  readonly stopped: ErrorCode | undefined;
  /** What was sent together last, in its order. */
  readonly batch: readonly BatchEdit[];
  readonly entries: ReadonlyMap<string, HistoryEntry>;
  /** Edits whose results replace the pictures on their page. */
  readonly onPage: ReadonlySet<string>;
  readonly swapped: Swapped | undefined;
  /** Something is being done with all results: so many, of so many. */
  readonly working: { readonly done: number; readonly of: number } | undefined;
  readonly problem: AppError | undefined;
}

export type GalleryStore = StoreApi<GalleryState>;

/** For components, which change it by the gallery's actions only. */
export type ReadonlyGalleryStore = Omit<GalleryStore, "setState">;

const NOTHING_ASKED: GalleryAsk = {
  recipe: undefined,
  prompt: "",
  values: {},
  rule: "whole",
  place: undefined,
};

/** A gallery in which nothing was listed yet. */
export function createGalleryStore(): GalleryStore {
  return createStore<GalleryState>(() => ({
    step: "choose",
    source: "page",
    isListing: false,
    items: [],
    more: 0,
    leastSide: USUAL_LEAST_SIDE,
    likeness: undefined,
    looks: new Map(),
    ticked: new Set(),
    ask: NOTHING_ASKED,
    plans: new Map(),
    sending: undefined,
    stopped: undefined,
    batch: [],
    entries: new Map(),
    onPage: new Set(),
    swapped: undefined,
    working: undefined,
    problem: undefined,
  }));
}

/** The value of one key of a map in the state replaced. */
export function withKey<V>(
  map: ReadonlyMap<string, V>,
  key: string,
  value: V,
): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}
