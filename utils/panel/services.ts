import type { UnstoredResults } from "@/utils/core/edit/unstored";
import type { PixelClient } from "@/utils/pixels/worker/client";

/**
 * What the panel needs from the browser. The page hands in the real things, so
 * that the panel itself runs, and is tested, without an extension around it.
 */
export interface PanelServices {
  readonly windowId: number;
  readonly pixels: PixelClient;
  readonly now: () => number;
  readonly makeId: () => string;
  /** Must be called in the statement that handles a click, before anything is awaited. */
  readonly requestHosts: (origins: readonly string[]) => Promise<boolean>;
  readonly allSites: readonly string[];
  /** Offers a file as a download. */
  readonly saveFile: (file: Blob, name: string) => void;
  /** Puts a picture on the clipboard; false where the browser refuses. */
  readonly copyPicture: (picture: Blob) => Promise<boolean>;
  readonly openOptions: () => void;
  readonly openInTab: () => void;
  /** Whether pages offer *Add to the open edit*. */
  readonly offerReferences: (isOffered: boolean) => void;
  readonly onEditAnnounced: (heard: (editId: string) => void) => () => void;
  readonly onPartialAnnounced: (heard: (editId: string) => void) => () => void;
  /** Results that the disk did not take: to be shown and saved while they are there. */
  readonly onUnstored: (heard: (unstored: UnstoredResults) => void) => () => void;
}
