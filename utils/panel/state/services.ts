import type { UnstoredResults } from "@/utils/core/edit/unstored";
import type { request } from "@/utils/messages/client";
import type { PixelClient } from "@/utils/pixels/worker/client";

/**
 * What the panel needs from the browser. The page hands in the real things, so
 * that the panel runs, and is tested, without an extension around it.
 */
export interface PanelServices {
  readonly windowId: number;
  readonly pixels: PixelClient;
  /** Asks the background for something and waits for its answer. */
  readonly request: typeof request;
  readonly now: () => number;
  /** Resolves when the page has been painted and has nothing else to do. */
  readonly whenIdle: () => Promise<void>;
  readonly makeId: () => string;
  /** Must be called in the statement that handles a click, before anything is awaited. */
  readonly requestHosts: (origins: readonly string[]) => Promise<boolean>;
  readonly allSites: readonly string[];
  /** Offers a file as a download. */
  readonly saveFile: (file: Blob, name: string) => void;
  /** Puts a picture on the clipboard; false where the browser refuses. */
  readonly copyPicture: (picture: Blob) => Promise<boolean>;
  /** The picture that comes with the extension, for trying things on. */
  readonly readPractice: () => Promise<File>;
  readonly openOptions: () => void;
  readonly openInTab: () => void;
  /** Where the browser lets people change the extension's own keys. */
  readonly editShortcuts: () => void;
  /** The interface's words in the other language, by key. */
  readonly readOtherWords: () => Promise<Readonly<Record<string, string>>>;
  /** The background was ended in the midst of an edit. */
  readonly onBackgroundEnded: (heard: () => void) => () => void;
  /** Whether the person can see the page now. */
  readonly isVisible: () => boolean;
  readonly onVisible: (heard: () => void) => () => void;
  readonly onEditAnnounced: (heard: (editId: string) => void) => () => void;
  readonly onPartialAnnounced: (heard: (editId: string) => void) => () => void;
  /** Results that could not be stored: to be shown and saved while they are in memory. */
  readonly onUnstored: (heard: (unstored: UnstoredResults) => void) => () => void;
}
