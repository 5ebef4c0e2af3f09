import type { StoreApi } from "zustand/vanilla";
import type { Size, StagePoint } from "@/utils/core/geometry";
import type { growRuns } from "@/utils/core/mask/grow-runs";
import type { MaskHistory, MaskOperation, PaintMode } from "@/utils/core/mask/operation";
import type { EditorSetting, Settings } from "@/utils/core/settings";
import type { Fit, View } from "@/utils/core/view/view";
import type { Drawing } from "@/utils/editor/gestures/gesture";
import type {
  Edges,
  MarginOffer,
  OutlinedWords,
  Resizable,
} from "@/utils/editor/objects/object-state";
import type { PictureTools } from "@/utils/editor/picture-tools";
import type { Tool } from "@/utils/editor/tools";

/** A dialog of the tools, by name. */
export type ToolDialog = "grow" | "rectangle" | "paint" | "parts" | "keys";

export type MaskShown = "paint" | "outline" | "hidden";

/** The stored settings that the editor follows: they last from one picture to the next. */
export type EditorSettings = Pick<Settings, Exclude<EditorSetting, "tool" | "brushSize">> & {
  readonly tool: Tool;
  /** The brush's diameter on the screen, CSS px. */
  readonly brushSize: number;
};

export interface EditorState extends EditorSettings {
  readonly pictureSize: Size | undefined;
  readonly pictureTools: PictureTools | undefined;
  readonly edges: Edges;
  /** Whether *Point* adds or takes away. */
  readonly pointMode: PaintMode;
  /** Counts how often larger (+) and smaller (−) were asked for; *Point* follows it. */
  readonly sizeTurns: number;
  /** What is outlined; `null`: somebody pointed where there is nothing to outline. */
  readonly outlined: OutlinedWords | null | undefined;
  readonly resizable: Resizable | undefined;
  /** What can be given a margin, once; or it just was. */
  readonly margin: MarginOffer | "taken" | undefined;
  readonly mask: MaskHistory;
  readonly maskShown: MaskShown;
  readonly view: View;
  /** The view follows the stage's size until somebody zooms or pans. */
  readonly isFitted: boolean;
  readonly fit: Fit;
  /** CSS px. */
  readonly stageSize: Size;
  readonly pixelRatio: number;
  /** What is being drawn right now. Meanwhile the picture must not move below it. */
  readonly drawing: Drawing | undefined;
  /** Space is held: dragging pans, whatever the tool. */
  readonly isHandHeld: boolean;
  /** The dialog of the tools that is open. */
  readonly dialog: ToolDialog | undefined;
  /** Undo and redo beyond the mask's own history: to the picture before or after this one. */
  readonly stepBack: (() => void) | undefined;
  readonly stepForward: (() => void) | undefined;
}

export interface OpenedPicture {
  readonly size: Size;
  /** Without it there is no wand, and paint is not read from files or written to them. */
  readonly tools?: PictureTools;
  readonly mask?: MaskHistory;
  readonly stepBack?: () => void;
  readonly stepForward?: () => void;
}

export interface EditorActions {
  /** Shows another picture or edit: its own mask, fitted. */
  open(opened: OpenedPicture): void;
  setTool(tool: Tool): void;
  /** Brush ↔ eraser; *Point* adds ↔ takes away; from any other tool to the brush. */
  flipTool(): void;
  setBrushSize(px: number): void;
  /** One notch up (1) or down (−1): the brush, or what *Point* outlines. */
  stepBrushSize(direction: 1 | -1): void;
  /** Takes over the settings that are the editor's own; a tool it does not know is left out. */
  changeSettings(settings: Partial<Settings>): void;
  push(operation: MaskOperation): void;
  /**
   * Puts another operation in the place of one, or of what has replaced it, as
   * soon as nothing is being drawn. Not where it is gone.
   */
  replace(before: MaskOperation, after: MaskOperation): void;
  /** Whether an operation, or what has replaced it, is the last step, with nothing to redo. */
  isLastStep(operation: MaskOperation): boolean;
  undo(): void;
  redo(): void;
  clear(): void;
  invert(): void;
  /** All of the picture may change: nothing has to be painted. */
  selectAll(): void;
  /** Back to what was painted before the whole picture was chosen. */
  leaveWhole(): void;
  fillHoles(): void;
  /** Picture px; negative shrinks. */
  grow(by: number): void;
  setMaskShown(shown: MaskShown): void;
  toggleMask(): void;
  /** All of the picture. */
  fit(): void;
  /** As wide as the stage. */
  fitWidth(): void;
  /** One picture px on one pixel of the screen. */
  showActualSize(): void;
  /** Around `anchor`, by default the middle of the stage. */
  zoomBy(factor: number, anchor?: StagePoint): void;
  panBy(dx: number, dy: number): void;
  setView(view: View): void;
  setStage(size: Size, pixelRatio: number): void;
  setDrawing(drawing: Drawing | undefined): void;
  setEdges(edges: Edges): void;
  setOutlined(outlined: OutlinedWords | null | undefined): void;
  setResizable(resizable: Resizable | undefined): void;
  /** Offers to grow an object that was selected, if it is the last step and paint. */
  offerMargin(operation: MaskOperation): void;
  /**
   * Takes the offer: one step more, which grows nothing but that object.
   *
   * @param grow `growRuns`, whose code comes with the button and not with the panel's first load
   */
  addMargin(grow: typeof growRuns): void;
  setHandHeld(isHandHeld: boolean): void;
  setDialog(dialog: ToolDialog | undefined): void;
  /** Returns unsubscribe. */
  onMaskChange(listener: (mask: MaskHistory) => void): () => void;
  /** Returns unsubscribe. */
  onSettingsChange(listener: (settings: EditorSettings) => void): () => void;
}

export type Editor = Omit<StoreApi<EditorState>, "setState"> & EditorActions;
