import type { AppError } from "@/utils/core/app-error";
import type { Size } from "@/utils/core/geometry";

/** A picture as its page lists it: nothing of it was read yet. */
export interface ListedPicture {
  /** Names its element in its page, for as long as the page is there. */
  readonly key: string;
  /** The last part of its address, or its description; empty where it has neither. */
  readonly name: string;
  /** Picture px; where nothing was loaded, what it takes up on the page. */
  readonly size: Size;
}

/** A page's frame and the pictures in it, in the order of the page. */
export interface ListedFrame {
  readonly frameId: number;
  /** Absent in the page itself. */
  readonly frameUrl?: string;
  readonly pictures: readonly ListedPicture[];
}

/** All pictures of a page. */
export interface PageListing {
  readonly tabId: number;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  readonly frames: readonly ListedFrame[];
  /** Further pictures, beyond what is listed. */
  readonly more: number;
}

/** So many pictures of one frame are listed. */
export const MOST_LISTED = 3000;

/** What came of reading one of them. */
export type Taken =
  | { readonly state: "ready"; readonly pictureId: string }
  | {
      readonly state: "needs-permission";
      readonly host: string;
      /** Match patterns to ask for. */
      readonly origins: readonly string[];
      /** The site redirects to another one that cannot be named: only all sites will do. */
      readonly isRedirected?: boolean;
    }
  | { readonly state: "failed"; readonly error: AppError };
