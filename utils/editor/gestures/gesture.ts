import type { AppError } from "@/utils/core/app-error";
import type { PicturePoint, Size, StagePoint } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation, PaintMode } from "@/utils/core/mask/operation";
import type { Result } from "@/utils/core/result";
import type { Settings } from "@/utils/core/settings";
import type { View } from "@/utils/core/view/view";
import type { ObjectFinder } from "@/utils/editor/objects/object-finder";
import type { Edges, OutlinedWords, Resizable } from "@/utils/editor/objects/object-state";

/** Where a pointer was, CSS px of the stage, and how hard it pressed (0…1; 0.5 for a mouse). */
export interface Sample {
  readonly point: StagePoint;
  readonly pressure: number;
  readonly isShift: boolean;
}

/** What a pointer does from going down to going up. */
export interface Gesture {
  /** Called once a frame with everything that has come in since. */
  add(samples: readonly Sample[]): void;
  /** The pointer went up, or was lost: what has been done so far counts. */
  finish(): void;
  cancel(): void;
  /**
   * A second finger came: it was no drawing. Takes back what was drawn since the
   * pointer went down, and no more. Without it: `cancel`.
   */
  giveWay?(): void;
  /** What stays open after the pointer went up, as a polygon does. */
  next?(): Drawing | undefined;
  /** The window lost the focus: keep what there is, go on if the pointer does. */
  pause?(): void;
}

/** What is being drawn right now. */
export interface Drawing {
  /** Takes back what has been drawn since the pointer went down. */
  cancel(): void;
  /** Ends a shape that stays open between clicks. */
  finish?(): void;
}

/** The part of the editor that gestures use. */
export interface GestureEditor {
  getState(): {
    readonly view: View;
    readonly mask: MaskHistory;
    readonly brushSize: number;
    readonly usesPressure: boolean;
    readonly tolerance: number;
    readonly isContiguous: boolean;
    readonly snapsToEdges: boolean;
    readonly edges: Edges;
    readonly pointMode: PaintMode;
    readonly sizeTurns: number;
    readonly resizable: Resizable | undefined;
    readonly pictureSize: Size | undefined;
    readonly pictureTools: PixelFinder | undefined;
  };
  push(operation: MaskOperation): void;
  replace(before: MaskOperation, after: MaskOperation): void;
  isLastStep(operation: MaskOperation): boolean;
  changeSettings(settings: Partial<Settings>): void;
  setOutlined(outlined: OutlinedWords | null | undefined): void;
  setResizable(resizable: Resizable | undefined): void;
  offerMargin(operation: MaskOperation): void;
  setDrawing(drawing: Drawing | undefined): void;
}

interface PixelFinder {
  readonly objects: ObjectFinder;
  findSimilar(
    seed: PicturePoint,
    options: { readonly tolerance: number; readonly isContiguous: boolean },
  ): Promise<Result<readonly number[]>>;
}

export type Stroke = Extract<MaskOperation, { kind: "stroke" }>;

/** The stroke that is being painted, shown before it is part of the mask. */
export interface LivePaint {
  /** Paints from point number `from` on. */
  paintLive(stroke: Stroke, from: number): void;
  adoptLive(stroke: Stroke): void;
  dropLive(): void;
}

/** An outline over the picture, in the colour of what a click would do. */
export interface ShownOutline {
  /** Closed loops of flat points x, y …, picture px; even-odd. */
  readonly contours: readonly (readonly number[])[];
  readonly mode: PaintMode;
  /** A loop (flat points, picture px) that slides to the outline; both are gone afterwards. */
  readonly slidesFrom?: readonly number[];
}

/** What a tool works with. */
export interface ToolSurroundings {
  readonly editor: GestureEditor;
  readonly layer: LivePaint;
  /** Shows an outline over the picture: an SVG path in CSS px of the stage, empty for none. */
  preview(path: string): void;
  /** Shows what would be taken; nothing for none. */
  outline(shown: ShownOutline | undefined): void;
  /** Something takes a moment. */
  setBusy(isBusy: boolean): void;
  /** What was asked for could not be done. */
  fail(error: AppError): void;
}

/** A pointer that went down on the picture. */
export interface ToolStart {
  readonly event: Pick<PointerEvent, "pointerType" | "shiftKey">;
  readonly first: Sample;
  readonly mode: PaintMode;
  /** Picture px. */
  readonly picture: Size;
}

/** A tool at work on one stage. It may keep what it needs from one gesture to the next. */
export interface ToolAtWork {
  begin(start: ToolStart): Gesture | undefined;
  /** The view or the pointer moved, or the state changed. No pointer: also while another tool is chosen. */
  follow?(pointer: StagePoint | undefined): void;
}
