import type { Rect } from "@/utils/core/geometry";

export type WrittenType = "image/png" | "image/webp" | "image/jpeg";

const QUALITY = 0.92;

/**
 * Converts a picture, or a part of it (picture px), to another file type. JPEG
 * has no transparency: the picture is put on white. Returns nothing if the
 * browser cannot write the type, or the picture is too large for a canvas.
 */
export async function writePicture(
  picture: Blob,
  type: WrittenType,
  part?: Rect,
): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    const area = part
      ? insideOf(part, bitmap)
      : { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    const canvas = new OffscreenCanvas(area.width, area.height);
    const context = canvas.getContext("2d");
    if (!context) return undefined;
    if (type === "image/jpeg") {
      context.fillStyle = "#fff";
      context.fillRect(0, 0, area.width, area.height);
    }
    context.drawImage(bitmap, -area.x, -area.y);
    const written = await canvas.convertToBlob({ type, quality: QUALITY });
    // A browser that does not know a type writes PNG instead.
    return written.type === type ? written : undefined;
  } catch {
    return undefined;
  } finally {
    bitmap.close();
  }
}

/** A window may reach beyond its picture; whole px. */
function insideOf(part: Rect, size: { width: number; height: number }): Rect {
  const x = Math.max(0, Math.floor(part.x));
  const y = Math.max(0, Math.floor(part.y));
  return {
    x,
    y,
    width: Math.max(1, Math.min(size.width, Math.ceil(part.x + part.width)) - x),
    height: Math.max(1, Math.min(size.height, Math.ceil(part.y + part.height)) - y),
  };
}
