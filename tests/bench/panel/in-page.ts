/* What runs inside a panel's page: each function is sent as text and stands alone. */

/** ms since the page began to load. */
export interface Opening {
  /** Something of the page was painted: of the panel the bar with its icons, of the least one its heading. */
  firstPaint: number;
  /** The picture is to be seen: on the stage, or behind the page where the stage will be. */
  seen: number;
  /** React has drawn: buttons work. */
  drawn: number;
  /** The picture was painted on the stage, where it is worked on. */
  picture: number;
  /** What one works with is there, and the page has nothing else to do. */
  ready: number;
}

interface Watched {
  opening?: Opening;
}

/** Notes when what comes on the screen, of the panel or of the least one. */
export function watchOpening(): void {
  const opening: Opening = { firstPaint: 0, seen: 0, drawn: 0, picture: 0, ready: 0 };
  (globalThis as Watched).opening = opening;
  const isPainted = () => {
    const image = document.querySelector<HTMLImageElement>("main > img");
    if (image) return image.complete && image.naturalWidth > 0;
    return hasPicture(document.querySelector('[data-testid="stage"] canvas'));
  };
  const hasPicture = (canvas: HTMLCanvasElement | null) => {
    if (!canvas || canvas.width === 0) return false;
    const [x, y] = [canvas.width >> 1, canvas.height >> 1];
    return (canvas.getContext("2d")?.getImageData(x, y, 1, 1).data[3] ?? 0) > 0;
  };
  const isSeen = () => isPainted() || hasPicture(document.querySelector("#still canvas"));
  const isDrawn = () => document.querySelector('[data-testid="open-history"], main > h1') !== null;
  const isReady = () =>
    document.querySelector("main > img") !== null ||
    (document.querySelector('[data-testid="tool-brush"]') !== null &&
      document.querySelector('[data-testid="generate"]') !== null);
  const finish = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    // The browser tells of a paint some time after it.
    if (!paint) return setTimeout(finish);
    opening.firstPaint = paint.startTime;
    return undefined;
  };
  const look = (now: number) => {
    if (opening.seen === 0 && isSeen()) opening.seen = now;
    if (opening.drawn === 0 && isDrawn()) opening.drawn = now;
    if (opening.picture === 0 && isPainted()) opening.picture = now;
    if (opening.picture === 0 || !isReady()) return requestAnimationFrame(look);
    return setTimeout(() => {
      opening.ready = performance.now();
      finish();
    });
  };
  requestAnimationFrame(look);
}

/** What was noted; `undefined` until all of it has happened. */
export function readOpening(): Opening | undefined {
  const { opening } = globalThis as Watched;
  return opening && opening.firstPaint > 0 ? opening : undefined;
}

/** Asks the background something that costs it nothing. How long until its answer, ms. */
export async function askBackground(): Promise<number> {
  const startedAt = performance.now();
  await chrome.runtime.sendMessage({ type: "inbox-seen", windowId: 1, jobId: "none" });
  return performance.now() - startedAt;
}
