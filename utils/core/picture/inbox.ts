import type { AppError } from "@/utils/core/app-error";

/** Where a picture is to come from, until it is there. */
export type Arrival =
  /** Nothing is awaited, or not any more: the person left the picker. */
  | {
      readonly state: "none";
      /** The panel is looking for what was open last: too early to say how to begin. */
      readonly isRestoring?: boolean;
    }
  | {
      readonly state: "capturing";
      /** The person is picking in the page. */
      readonly isPicking?: boolean;
      /** A file is read, which can be stopped here. */
      readonly isFile?: boolean;
    }
  | {
      readonly state: "needs-permission";
      readonly host: string;
      /** Match patterns to ask for. */
      readonly origins: readonly string[];
      /** The site redirects to another one that cannot be named: only all sites will do. */
      readonly isRedirected?: boolean;
    }
  /** A folder was given, and the person chooses among its pictures. */
  | { readonly state: "choosing"; readonly folder: string }
  | {
      readonly state: "failed";
      readonly error: AppError;
      /** A file was opened: there is no page to go back to. */
      readonly isFile?: boolean;
    };

/** A picture is stored. */
interface Ready {
  readonly state: "ready";
  readonly pictureId: string;
  /** Is put on the picture as soon as it is open. */
  readonly recipeId?: string;
}

/** The pictures of the page in front are to be shown. */
interface GalleryAsked {
  readonly state: "gallery";
}

/**
 * What the background last did for a window, for its panel to read. At most one
 * entry per window, in session storage, without bytes.
 */
export type Inbox = {
  /** New for every click, so that a panel knows which entries it has shown. */
  readonly jobId: string;
} & (Arrival | Ready | GalleryAsked);
