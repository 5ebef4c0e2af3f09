/** What a click named: enough to find the picture now, and again after a permission was given. */
export interface CaptureTarget {
  readonly tabId: number;
  readonly frameId: number;
  readonly windowId: number;
  /** Absent for canvases, backgrounds, and `data:` URLs beyond about 2 MB (Chromium). */
  readonly sourceUrl?: string;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  readonly mediaType?: string;
  /** Firefox only. */
  readonly targetElementId?: number;
}
