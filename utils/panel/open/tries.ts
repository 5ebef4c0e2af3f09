import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { type Begun, findPicture } from "@/utils/panel/picture/find-picture";
import { decodeSmall, type SmallPicture } from "@/utils/pixels/page/decode-small";
import type { OwnBlob } from "@/utils/store/blobs";
import type { EarlyArrival } from "@/utils/store/early-arrival";
import { type Arrived, beginToDraw, forgetTries } from "@/utils/store/inbox";
import { readOwnPictureBytes } from "@/utils/store/pictures";

/** What ends a panel does so while it decodes or in the first frames. */
const STEADY_MS = 1500;

/** What a panel opens by itself. */
export interface Counted {
  /** The same at every start. */
  readonly jobId: string;
  readonly pictureId: string;
}

/** It was counted and is being drawn, or is to be asked about first. */
export interface CountedDrawing extends Counted, Begun {
  /** False where it was drawn in vain before. */
  readonly mayDraw: Promise<boolean>;
  /** It is shown: what could end the panel has not. */
  settle(): void;
}

/**
 * Begins to draw something that a panel opens by itself. It is counted before: what
 * ended the panel twice must not end the next one too, and is asked about first.
 * While that is stored the picture is looked up, which makes nothing of it.
 *
 * @param arrived where it was read before
 * @param early where that much was begun before
 */
export function beginCounted(
  windowId: number,
  { jobId, pictureId }: Counted,
  arrived?: Pick<Arrived, "tried">,
  early?: EarlyArrival,
): CountedDrawing {
  const own = ownBytes(pictureId, early);
  const found = findPicture(pictureId, own);
  const mayDraw = early?.mayDraw ?? beginToDraw(windowId, { jobId }, arrived);
  const forget = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", forget);
    void forgetTries(windowId);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A page that is closed hears of it; one that is ended does not.
  const heeded = mayDraw.then((may) => {
    if (may) addEventListener("pagehide", forget);
    return may;
  });
  return {
    jobId,
    pictureId,
    found,
    mayDraw: heeded,
    drawn: drawInPage(heeded, own).catch(() => undefined),
    settle: () => {
      timer = setTimeout(forget, STEADY_MS);
    },
  };
}

async function ownBytes(pictureId: string, early?: EarlyArrival): Promise<Result<OwnBlob>> {
  const bytes = await early?.bytes;
  return bytes ? ok(bytes) : readOwnPictureBytes(pictureId);
}

/** The record is not waited for: the decoder knows better. */
async function drawInPage(
  mayDraw: Promise<boolean>,
  own: Promise<Result<OwnBlob>>,
): Promise<SmallPicture | undefined> {
  const [may, read] = await Promise.all([mayDraw, own]);
  return may && read.ok ? decodeSmall(read.value.blob, read.value.data) : undefined;
}

/**
 * Draws what was begun.
 *
 * @errors `drawn_in_vain`, and those of `draw`
 */
export async function drawCounted(
  drawing: CountedDrawing,
  draw: (begun: Begun) => Promise<Result<void>>,
): Promise<Result<void>> {
  if (!(await drawing.mayDraw)) return err(appError("drawn_in_vain"));
  const drawn = await draw(drawing);
  drawing.settle();
  return drawn;
}

/** What was begun is not wanted any more. */
export function dropDrawing(drawing: CountedDrawing | undefined): void {
  void drawing?.drawn.then((drawn) => drawn?.bitmap.close());
}
