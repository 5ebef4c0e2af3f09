import { ok, type Result } from "@/utils/core/result";
import { decodePicture } from "@/utils/pixels/decode";

/** Larger pictures are decoded anew each time rather than kept. */
const MAX_HELD_PIXELS = 24_000_000;
/** How long one that nobody asks for is kept. */
const HOLD_MS = 30_000;

interface Held {
  readonly key: string;
  readonly bitmap: ImageBitmap;
}

let held: Held | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Lends the decoded picture (sRGB) to `use`. The one used last is kept for a
 * while: what a person does with a picture comes in quick succession. It is
 * known by its bytes, because a Blob loses its identity on the way here.
 */
export async function withPicture<T>(
  picture: Blob,
  use: (bitmap: ImageBitmap) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const key = await keyOf(picture);
  if (held?.key !== key) {
    letGo();
    const decoded = await decodePicture(picture);
    if (!decoded.ok) return decoded;
    held = { key, bitmap: decoded.value };
  }
  clearTimeout(timer);
  const { bitmap } = held;
  try {
    return await use(bitmap);
  } finally {
    if (bitmap.width * bitmap.height > MAX_HELD_PIXELS) letGo();
    else timer = setTimeout(letGo, HOLD_MS);
  }
}

/** As `withPicture`, for a copy the caller owns and closes. */
export function copyPicture(picture: Blob): Promise<Result<ImageBitmap>> {
  return withPicture(picture, async (bitmap) => ok(await createImageBitmap(bitmap)));
}

/** Frees the memory before something large is made. */
export function letGo(): void {
  clearTimeout(timer);
  held?.bitmap.close();
  held = undefined;
}

/** SHA-256, hex. */
export async function keyOf(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
