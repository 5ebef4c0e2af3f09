import * as v from "valibot";

/** Addresses longer than this stay in the page and are read there. */
const MAX_ADDRESS_LENGTH = 1_000_000;

const sideSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e7));
const placeSchema = v.pipe(v.number(), v.finite());
const addressSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_ADDRESS_LENGTH),
  v.regex(/^(https?|data|blob|file):/i),
);

const sizeSchema = v.object({ width: sideSchema, height: sideSchema });
export const rectSchema = v.object({
  x: placeSchema,
  y: placeSchema,
  width: sideSchema,
  height: sideSchema,
});

/** Where a frame lies on the screen. CSS px. */
export const frameSchema = v.object({
  /** From the page's top left corner on screen; absent below frames of other sites. */
  offset: v.exactOptional(v.object({ x: placeSchema, y: placeSchema })),
  /** The page's visible area, scroll bars included; this frame's own where the page's is out of reach. */
  viewport: sizeSchema,
  /** How far the page is pinched open, and what that moves out of sight. */
  pinch: v.object({ scale: placeSchema, x: placeSchema, y: placeSchema }),
});

/** What a page says about the clicked picture. Untrusted: the page may lie. */
export const snapshotSchema = v.object({
  kind: v.picklist(["img", "video", "canvas", "svg", "background"]),
  /** The current address, resolved. Absent where there is none, or it is too long to send. */
  url: v.exactOptional(addressSchema),
  isAddressHeld: v.boolean(),
  /** Whether this is the picture under a clicked spacer. */
  isInstead: v.boolean(),
  /** CSS px; 0 where nothing has been loaded. */
  natural: sizeSchema,
  /** CSS px from the frame's top left corner on screen. */
  box: rectSchema,
  frame: frameSchema,
  pixelRatio: v.pipe(v.number(), v.finite(), v.minValue(0.01), v.maxValue(100)),
  versions: v.pipe(
    v.array(
      v.object({
        url: addressSchema,
        kind: v.picklist(["srcset", "lazy", "link"]),
        width: v.exactOptional(sideSchema),
        density: v.exactOptional(placeSchema),
      }),
    ),
    v.maxLength(60),
  ),
  /** Whether a service worker of the page answers its requests. */
  hasServiceWorker: v.boolean(),
});

export type Snapshot = v.InferOutput<typeof snapshotSchema>;
export type PictureKind = Snapshot["kind"];
export type FramePlace = v.InferOutput<typeof frameSchema>;
