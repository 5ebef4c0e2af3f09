import type { Size } from "@/utils/core/geometry";
import { findFirstScan } from "@/utils/core/image-header/jpeg";
import { readHeader } from "@/utils/core/image-header/read-header";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { isTurnUndisputed } from "@/utils/pixels/read/undisputed-turn";

/** Orientation and frame header come before the first scan, behind at most some profiles. */
const HEAD_BYTES = 1024 * 1024;
/** Writers append thumbnails, ratings and padding. */
const TAIL_BYTES = 64 * 1024;

/** Whether the marker that ends a JPEG is there. */
function hasEnd(tail: Uint8Array): boolean {
  for (let at = tail.length - 2; at >= 0; at--) {
    if (tail[at] === 0xff && tail[at + 1] === 0xd9) return true;
  }
  return false;
}

/** A JPEG that has its end. */
export interface WholeJpeg {
  /** Picture px, after orientation. */
  readonly size: Size;
  /** Whether EXIF turns or flips it. */
  readonly isTurned: boolean;
}

/**
 * What a JPEG's header says of it: the largest are decoded in a second or more,
 * and that once is enough. Nothing for other types, for files that break off, for those
 * that browsers turn by rules of their own, and beyond what may be opened: those have to
 * be tried.
 */
export async function measureWholeJpeg(picture: Blob): Promise<WholeJpeg | undefined> {
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  const header = readHeader(head);
  if (header?.type !== "image/jpeg" || !header.size) return undefined;
  if (header.size.width * header.size.height > MAX_PIXELS) return undefined;
  const scan = findFirstScan(head);
  if (scan === undefined || !isTurnUndisputed(head)) return undefined;
  // The end of a thumbnail, which lies before the scan, is not the picture's.
  const start = Math.max(scan, picture.size - TAIL_BYTES);
  const tail = new Uint8Array(await picture.slice(start).arrayBuffer());
  if (!hasEnd(tail)) return undefined;
  return { size: header.size, isTurned: (header.orientation ?? 1) !== 1 };
}
