import type { AppError } from "@/utils/core/app-error";
import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import type { Result } from "@/utils/core/result";
import type { MaskWay } from "@/utils/core/server/capability";
import type { MaskPart } from "@/utils/core/window/parts";
import type { ReadMaskRequest, WriteMaskRequest } from "@/utils/pixels/mask/mask-file";
import type { Runs, SimilarRequest } from "@/utils/pixels/mask/wand-job";

export interface PictureFacts {
  /** Picture px, after EXIF orientation. */
  readonly size: Size;
  /** Whether any pixel is not fully opaque. */
  readonly hasTransparency: boolean;
}

export interface PictureProxy {
  /** For display; close it when it is no longer shown. */
  readonly bitmap: ImageBitmap;
  /** The picture's own size, picture px. */
  readonly size: Size;
}

export interface PrepareRequest {
  readonly picture: Blob;
  readonly operations: readonly MaskOperation[];
  /** Picture px; may reach beyond the picture, where its edge pixels go on. */
  readonly window: Rect;
  /** Of exactly the window's aspect. */
  readonly sentSize: Size;
  /** The image has fewer bytes than this. */
  readonly byteLimit: number;
  /** The mask has fewer bytes than this. */
  readonly maskByteLimit: number;
  readonly maskWay: MaskWay | "transparency";
  /** By how much the mask is grown for the model, window px (of what is sent). 0 if absent. */
  readonly growthPx?: number;
}

export interface Prepared {
  /** PNG, RGBA. */
  readonly image: Blob;
  /** PNG of the same dimensions: the mask, or the markup, or nothing. */
  readonly mask?: Blob;
  /** What both really are; smaller than asked for where the byte limit demands it. */
  readonly sentSize: Size;
}

export interface StitchRequest {
  readonly picture: Blob;
  readonly operations: readonly MaskOperation[];
  readonly window: Rect;
  readonly maskWay: MaskWay | "transparency";
  /** The raw answer, any type and size. */
  readonly answer: Blob;
  /** How far the answer fades out beyond the mask, picture px. Chosen by the window if absent. */
  readonly feather?: number;
  /** By how much the mask is grown before, picture px. 0 if absent. */
  readonly growth?: number;
  /** Undo a small shift and scale of the answer where that helps. On if absent. */
  readonly register?: boolean;
  /** Match the answer's colours to the surroundings. On if absent. */
  readonly matchColour?: boolean;
}

/** What the answer was like, and what was done about it. */
export interface StitchReport {
  readonly answerSize: Size;
  /** By how much its aspect differs from the window's, where by more than 1 %: 0.05 is 5 %. */
  readonly aspectOff?: number;
  /** The shift (window px at the answer's scale) and scale that were undone. */
  readonly shift?: { readonly x: number; readonly y: number; readonly scale: number };
  /** Per channel: what the answer's values were multiplied by and raised by. */
  readonly colour?: { readonly gain: readonly number[]; readonly offset: readonly number[] };
  /** Mean absolute difference (0–255) of the raw answer outside of the mask; absent if all is mask. */
  readonly drift?: number;
  /** Picture px, as used. */
  readonly feather: number;
}

export interface Stitched {
  /** Lossless PNG at the picture's full size. */
  readonly picture: Blob;
  readonly report: StitchReport;
}

/** What a stitch would change, for display over a proxy. */
export interface Overlay {
  /** Absent where nothing changes. Close it when it is no longer shown. */
  readonly bitmap?: ImageBitmap;
  /** Where it lies, picture px. */
  readonly rect?: Rect;
  readonly report: StitchReport;
}

export interface ExtendRequest {
  readonly picture: Blob;
  /** Picture px; holds the picture and reaches beyond it. */
  readonly frame: Rect;
}

export interface BoundsRequest {
  readonly operations: readonly MaskOperation[];
  readonly size: Size;
  /** Also tells parts of the paint apart that lie far from each other. */
  readonly withParts?: boolean;
}

/** Where there is paint, picture px; without a box there is none. */
export interface Bounds {
  readonly box?: Rect;
  /** Only where one window around all of it would be mostly waste. */
  readonly parts?: readonly Pick<MaskPart, "box" | "others">[];
}

/** What the worker can do: what each job is asked and what it answers. */
export interface Jobs {
  readonly inspect: { readonly request: { readonly picture: Blob }; readonly answer: PictureFacts };
  readonly proxy: {
    readonly request: { readonly picture: Blob; readonly maxSide: number };
    readonly answer: PictureProxy;
  };
  readonly thumbnail: {
    readonly request: { readonly picture: Blob; readonly maxSide: number };
    readonly answer: Blob;
  };
  readonly prepare: { readonly request: PrepareRequest; readonly answer: Prepared };
  readonly overlay: {
    readonly request: { readonly request: StitchRequest; readonly maxSide: number };
    readonly answer: Overlay;
  };
  readonly stitch: { readonly request: StitchRequest; readonly answer: Stitched };
  readonly extend: { readonly request: ExtendRequest; readonly answer: Blob };
  readonly bounds: { readonly request: BoundsRequest; readonly answer: Bounds };
  readonly wand: { readonly request: SimilarRequest; readonly answer: Runs };
  readonly "write-mask": { readonly request: WriteMaskRequest; readonly answer: Blob };
  readonly "read-mask": { readonly request: ReadMaskRequest; readonly answer: Runs };
}

export type JobKind = keyof Jobs;

/** Client → worker. */
export type JobMessage =
  | {
      readonly id: number;
      readonly kind: JobKind;
      readonly request: Jobs[JobKind]["request"];
      /** Of the request's large blobs; without one a blob goes by its hash. */
      readonly names: ReadonlyMap<Blob, string>;
    }
  | { readonly id: number; readonly cancel: true };

/** Worker → client. */
export interface JobReply {
  readonly id: number;
  readonly result: Result<Jobs[JobKind]["answer"], AppError>;
}
