import type { Rect } from "@/utils/core/geometry";
import { encodePng } from "@/utils/pixels/png/write";
import { createCanvas } from "@/utils/pixels/read/decode";

/** Reads RGBA of a part of a bitmap, colours not multiplied by alpha. */
export type ReadPart = (part: Rect) => Promise<Uint8Array>;

export interface PartReader {
  readonly read: ReadPart;
  close(): void;
}

/** How an ImageBitmap has to be made for the exact ways to see unrounded colours. */
export const UNROUNDED: ImageBitmapOptions = { premultiplyAlpha: "none" };

/** Wider canvases draw nothing in some browsers, without an error. */
const MAX_CANVAS_SIDE = 16_384;

type Way = (bitmap: ImageBitmap) => PartReader | undefined;

/** Each browser has at least one of these that is exact; trying tells which. */
const EXACT_WAYS: readonly Way[] = [openByVideoFrame, openByWebGl];

let exactWay: Promise<Way | undefined> | undefined;

/**
 * Opens a bitmap for reading without rounding colours under partial alpha,
 * which a canvas does. Falls back to the canvas where the browser offers no
 * exact way (no graphics at all, say).
 */
export async function openExactly(bitmap: ImageBitmap): Promise<PartReader> {
  exactWay ??= findExactWay();
  const way = await exactWay;
  return way?.(bitmap) ?? openByCanvas(bitmap);
}

async function findExactWay(): Promise<Way | undefined> {
  // Under a low alpha a rounding way gives visibly other values.
  const probe = Uint8Array.of(200, 100, 50, 7, 31, 63, 127, 90);
  const bitmap = await createImageBitmap(
    encodePng(probe, { width: 2, height: 1, channels: 4 }),
    UNROUNDED,
  );
  for (const way of EXACT_WAYS) {
    const seen = await tryOut(way, bitmap);
    if (seen && probe.every((value, i) => seen[i] === value)) return way;
  }
  return undefined;
}

async function tryOut(way: Way, bitmap: ImageBitmap): Promise<Uint8Array | undefined> {
  try {
    const reader = way(bitmap);
    const seen = await reader?.read({ x: 0, y: 0, width: 2, height: 1 });
    reader?.close();
    return seen;
  } catch {
    return undefined;
  }
}

/** Exact in Firefox. */
function openByVideoFrame(bitmap: ImageBitmap): PartReader | undefined {
  if (typeof VideoFrame === "undefined") return undefined;
  const frame = new VideoFrame(bitmap, { timestamp: 0 });
  return {
    read: async (rect) => {
      const out = new Uint8Array(rect.width * rect.height * 4);
      const layout = [{ offset: 0, stride: rect.width * 4 }];
      await frame.copyTo(out, { rect, layout, format: "RGBA" });
      return out;
    },
    close: () => frame.close(),
  };
}

/** Exact in Chromium: a texture takes the values as they are. */
function openByWebGl(bitmap: ImageBitmap): PartReader | undefined {
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return undefined;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  const limit = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  if (bitmap.width > limit) return undefined;
  return {
    read: async ({ x, y, width, height }) => {
      const out = new Uint8Array(width * height * 4);
      gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, x);
      gl.pixelStorei(gl.UNPACK_SKIP_ROWS, y);
      const { TEXTURE_2D, RGBA, UNSIGNED_BYTE, FRAMEBUFFER, COLOR_ATTACHMENT0 } = gl;
      gl.texImage2D(TEXTURE_2D, 0, RGBA, width, height, 0, RGBA, UNSIGNED_BYTE, bitmap);
      const texture = gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture;
      gl.framebufferTexture2D(FRAMEBUFFER, COLOR_ATTACHMENT0, TEXTURE_2D, texture, 0);
      gl.readPixels(0, 0, width, height, RGBA, UNSIGNED_BYTE, out);
      return out;
    },
    close: () => gl.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

/** Exact where every pixel is opaque. */
export function openByCanvas(bitmap: ImageBitmap): PartReader {
  let canvas: ReturnType<typeof createCanvas> | undefined;

  /** The same canvas for parts of the same size: a new one each time takes a third longer. */
  function draw(x: number, y: number, width: number, height: number): Uint8ClampedArray {
    if (canvas?.canvas.width !== width || canvas.canvas.height !== height) {
      canvas = createCanvas({ width, height });
      canvas.context.globalCompositeOperation = "copy";
    }
    canvas.context.drawImage(bitmap, -x, -y);
    return canvas.context.getImageData(0, 0, width, height).data;
  }

  async function read(part: Rect): Promise<Uint8Array> {
    const { x, y, width, height } = part;
    if (width <= MAX_CANVAS_SIDE) return new Uint8Array(draw(x, y, width, height).buffer);
    const out = new Uint8Array(width * height * 4);
    for (let left = 0; left < width; left += MAX_CANVAS_SIDE) {
      const columns = Math.min(MAX_CANVAS_SIDE, width - left);
      const data = draw(x + left, y, columns, height);
      for (let row = 0; row < height; row++) {
        const line = data.subarray(row * columns * 4, (row + 1) * columns * 4);
        out.set(line, (row * width + left) * 4);
      }
    }
    return out;
  }

  return {
    read,
    close: () => {
      canvas = undefined;
    },
  };
}
