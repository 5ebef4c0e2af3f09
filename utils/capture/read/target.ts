/** What a click named: enough to find the picture now, and again after a permission was given. */
export interface CaptureTarget {
  readonly tabId: number;
  readonly frameId: number;
  readonly windowId: number;
  /** Absent for canvases, backgrounds, and `data:` URLs beyond about 2 MB (Chromium). */
  readonly sourceUrl?: string;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  /** Where the click was in a frame: the frame's address. */
  readonly frameUrl?: string;
  readonly mediaType?: string;
  /** Firefox only. */
  readonly targetElementId?: number;
  /**
   * Fresh with every click and kept for every further attempt at it: by this the
   * element is found again when the pointer has long left it.
   */
  readonly clickId?: string;
  /** The recipe that is to be put on the picture once it is open. */
  readonly recipeId?: string;
  /** `sourceUrl` is not what is shown but a larger version that `findCandidates` named. */
  readonly isLargerVersion?: boolean;
}

/** A click's name in its page. Without an id only an address tells one click from another. */
export function nameClick({ clickId, sourceUrl }: CaptureTarget): string {
  return clickId ?? sourceUrl ?? crypto.randomUUID();
}

/**
 * The address of the document the picture is in. Frames without one of their own
 * (`about:srcdoc`) mostly have their page's rights; whether they do is asked there.
 */
export function documentUrl({ frameUrl, pageUrl }: CaptureTarget): string | undefined {
  return frameUrl?.startsWith("about:") ? pageUrl : (frameUrl ?? pageUrl);
}
