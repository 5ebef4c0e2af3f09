/** A hundred megapixels take two seconds on a slow machine. */
const DECODE_MS = 20_000;

/**
 * Whether this browser can make a picture of the bytes. Tried for real: headers
 * lie. One that keeps its decoder busy for longer than anything honest counts as
 * none, so that the others need not wait for it.
 */
export async function canDecode(picture: Blob): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, DECODE_MS, false);
  });
  const isShowable = await Promise.race([tryToDecode(picture), late]);
  clearTimeout(timer);
  return isShowable;
}

/** What `draw` makes of a picture; nothing where it cannot be decoded. */
export async function drawDecoded<T>(
  picture: Blob,
  draw: (bitmap: ImageBitmap) => T,
): Promise<T | undefined> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    return draw(bitmap);
  } finally {
    bitmap.close();
  }
}

async function tryToDecode(picture: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(picture);
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
