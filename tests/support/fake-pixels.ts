import { ok } from "@/utils/core/result";
import type { PixelClient } from "@/utils/pixels/worker/client";

/** A bitmap that draws nothing, but knows whether it was closed. */
export interface FakeBitmap extends ImageBitmap {
  /** The text of the file it was drawn from. */
  readonly name: string;
  readonly isClosed: boolean;
}

function aBitmap(name: string): FakeBitmap {
  let isClosed = false;
  return {
    name,
    width: 8,
    height: 8,
    get isClosed() {
      return isClosed;
    },
    close: () => {
      isClosed = true;
    },
  };
}

const size = { width: 8, height: 8 };

export interface FakePixels {
  readonly pixels: PixelClient;
  /** Every bitmap that was handed out. */
  readonly bitmaps: readonly FakeBitmap[];
  /** Holds up the decoding of files with this text until the returned function is called. */
  hold(text: string): () => void;
}

/** A pixel worker that takes every file for a picture of 8 × 8 px. */
export function fakePixels(): FakePixels {
  const bitmaps: FakeBitmap[] = [];
  const held = new Map<string, Promise<void>>();
  const pixels: Partial<PixelClient> = {
    inspect: async () => ok({ size, hasTransparency: false }) as never,
    proxy: async ({ picture }) => {
      const name = await picture.text();
      await held.get(name);
      const bitmap = aBitmap(name);
      bitmaps.push(bitmap);
      return ok({ bitmap, size });
    },
    extend: async () => ok(new Blob(["extended"])),
    crop: async () => ok(new Blob(["cropped"])),
  };
  const hold = (text: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held.set(text, promise);
    return resolve;
  };
  return { pixels: pixels as PixelClient, bitmaps, hold };
}
