import type { MaskWay } from "@/utils/core/capability";
import type { EditMaskWay } from "@/utils/core/edit/edit";
import type { ErasedFacts } from "@/utils/core/edit/erased";
import type { PicturePoint, Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation, PaintMode } from "@/utils/core/mask/operation";
import type { PartWords } from "@/utils/core/mask/part-words";
import type { MaskPart } from "@/utils/core/window/parts";

export interface PictureRequest {
  readonly picture: Blob;
}

export interface SizedRequest extends PictureRequest {
  /** No side of what is made is longer, px. Nothing is enlarged. */
  readonly maxSide: number;
}

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
}

export interface Prepared {
  /** PNG, RGBA; smaller than asked for where the byte limit demands it. */
  readonly image: Blob;
  /** PNG of the same dimensions: the mask, or the markup, or nothing. */
  readonly mask?: Blob;
}

export interface ConvertRequest {
  readonly picture: Blob;
  readonly type: "image/png" | "image/webp" | "image/jpeg";
  /** 0…1; at 1 browsers write a JPEG without thinning its colours (4:4:4). */
  readonly quality: number;
  /** Picture px; all of it if absent. */
  readonly part?: Rect | undefined;
}

export interface Converted {
  readonly file: Blob;
  /** The type cannot say which colours the picture's values meant. */
  readonly isSrgbNow: boolean;
}

export interface StitchRequest {
  readonly picture: Blob;
  readonly operations: readonly MaskOperation[];
  readonly window: Rect;
  /**
   * `patch`, `continued`: a PNG of the window's size whose alpha says which pixels it replaces.
   * Neither operations nor the choices below matter for it.
   */
  readonly maskWay: EditMaskWay;
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

export interface OverlayRequest {
  readonly request: StitchRequest;
  /** The longest side of the proxy it will lie over, px. */
  readonly maxSide: number;
}

/** What a stitch would change, for display over a proxy. */
export interface Overlay {
  /** Absent where nothing changes. Close it when it is no longer shown. */
  readonly bitmap?: ImageBitmap;
  /** Where it lies, picture px. */
  readonly rect?: Rect;
  readonly report: StitchReport;
}

export interface EraseJobRequest {
  readonly picture: Blob;
  readonly operations: readonly MaskOperation[];
  /** All beyond it is blank and continues its edges, picture px; paint counts within it only. */
  readonly kept?: Rect;
  /**
   * Instead of `kept`, for a larger picture that is not made yet: where its frame lies, in px of
   * `picture`, as of `extendedFrame`. All else is in px of the larger one.
   */
  readonly frame?: Rect;
  /** What earlier solutions copied from, as `sources` of their answers: for another one. */
  readonly avoid?: readonly number[];
}

export interface ErasedPicture extends ErasedFacts {
  /**
   * PNG of the window's size: opaque where it replaces the picture, transparent elsewhere. Where
   * edges were continued it has the alpha that it brings.
   */
  readonly patch: Blob;
  /** Around all that is replaced, picture px. */
  readonly window: Rect;
}

export interface ExtendRequest {
  readonly picture: Blob;
  /** Picture px; holds the picture and reaches beyond it. */
  readonly frame: Rect;
}

export interface CropRequest {
  readonly picture: Blob;
  /** Picture px; lies in the picture. */
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

export interface SimilarRequest {
  readonly picture: Blob;
  /** Names the picture, so that it is decoded once for many requests. */
  readonly pictureId: string;
  /** Picture px. */
  readonly seed: PicturePoint;
  /** LAB distance, 0…100. */
  readonly tolerance: number;
  readonly isContiguous: boolean;
}

export interface WriteMaskRequest {
  readonly operations: readonly MaskOperation[];
  /** Picture px. */
  readonly size: Size;
}

export interface ReadMaskRequest {
  readonly file: Blob;
  /** Of the picture it is for, picture px: a file of another size is stretched. */
  readonly size: Size;
}

export interface Runs {
  /** Flat y, x, length … in picture px, sorted, not overlapping. */
  readonly runs: readonly number[];
}

/** A picture by its bytes and by a name, so that work on it is done once for many requests. */
export interface KnownPicture extends PictureRequest {
  readonly pictureId: string;
}

export interface AnalysisProgress {
  readonly isDone: boolean;
  /** False in pictures of one region, where there is nothing to select. Known when done. */
  readonly hasEdges: boolean;
}

/** A part of a picture: on a small copy of it, as an outline, and in words. */
export interface Selection extends PartWords {
  /** One byte a pixel of the copy, 0 or 1. */
  readonly mask: Uint8Array;
  /** The copy's. */
  readonly size: Size;
  /** Closed loops of flat points x, y …, picture px; even-odd. */
  readonly contours: readonly (readonly number[])[];
}

export interface OutlineRequest extends KnownPicture {
  /** Picture px. */
  readonly point: PicturePoint;
  readonly mode: PaintMode;
  /** Sizes away from the one that is shown first. */
  readonly step: number;
  /** Those made so far. */
  readonly clicks: readonly { readonly point: PicturePoint; readonly mode: PaintMode }[];
  /** The key of what is outlined already: it is not sent again. */
  readonly known?: string;
}

export interface FoundOutline {
  /** The same for the same outline. */
  readonly key: string;
  /** The step that was possible, at or before the one asked for. */
  readonly step?: number;
  readonly canGrow?: boolean;
  readonly canShrink?: boolean;
  /** Absent where it is known, and where there is nothing to take. */
  readonly selection?: Selection;
}

export interface LoopRequest extends KnownPicture {
  /** Flat x, y …, picture px; closed by itself. */
  readonly points: readonly number[];
}

export interface UnionRequest extends KnownPicture {
  /** Flat x, y …, picture px. */
  readonly path: readonly number[];
  /** The size that is taken along it, as a share of the picture, 0…1. */
  readonly share: number;
}

export interface FoundSelection {
  readonly selection?: Selection;
}

export interface PartList {
  /** Best first, none within another. */
  readonly parts: readonly Selection[];
}

export interface RefineRequest extends PictureRequest {
  /** Of a selection. */
  readonly mask: Uint8Array;
  readonly size: Size;
}
