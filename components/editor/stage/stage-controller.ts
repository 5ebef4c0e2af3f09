import type { AppError } from "@/utils/core/app-error";
import type { Rect, Size, StagePoint } from "@/utils/core/geometry";
import { EMPTY_MASK, isWholeMask } from "@/utils/core/mask/history";
import type { FrameHandle } from "@/utils/core/view/drag-rect";
import { fitView } from "@/utils/core/view/view";
import type { Editor, EditorState } from "@/utils/editor/editor-types";
import { FrameGesture, handleOf } from "@/utils/editor/gestures/frame-gesture";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";
import { shownMask, startsAnew } from "@/utils/editor/shown-mask";
import { isErasing, type StartEvent, ToolGestures } from "@/utils/editor/tool-gestures";
import { TOOLS } from "@/utils/editor/tools";
import { MaskLayer } from "../draw/mask-layer";
import { OutlineLayer } from "../draw/outline-layer";
import { PaintColourOf } from "../draw/paint-colour-of";
import { PictureLayer, type PictureSource } from "../draw/picture-layer";
import { CrossHair } from "./cross-hair";
import type { FrameDrag } from "./frame-drag";
import { PointerInput } from "./pointer-input";
import { type StageElementParts, StageElements, waitsForEdges } from "./stage-elements";
import { followSize, placeOnCanvas, type StageSizes } from "./stage-size";
import { followWheel } from "./wheel-input";

/** How long after the last zoom or pan the picture is drawn at its best. */
const SETTLED_AFTER_MS = 140;

/** What a key begins, as if it were a mouse's first button. */
const BY_KEY: StartEvent = { pointerType: "keyboard", shiftKey: false, button: 0 };

export interface StageParts extends StageElementParts {
  readonly pictureCanvas: HTMLCanvasElement;
  readonly maskCanvas: HTMLCanvasElement;
  readonly outlineCanvas: HTMLCanvasElement;
}

export interface StageContent {
  readonly source: PictureSource;
  readonly size: Size;
  /** Shown in the picture's place. */
  readonly shown: PictureSource | undefined;
  /** What will be sent, picture px. */
  readonly window: Rect | undefined;
  readonly frameDrag: FrameDrag | undefined;
  readonly isDisabled: boolean;
  readonly onProblem: ((error: AppError) => void) | undefined;
}

/** Everything on the stage that moves with the pointer: outside React, at most once a frame. */
export class StageController {
  readonly #parts: StageParts;
  readonly #editor: Editor;
  readonly #mask: MaskLayer;
  readonly #paintColour = new PaintColourOf();
  readonly #picture: PictureLayer;
  readonly #outline: OutlineLayer;
  readonly #input: PointerInput;
  readonly #tools: ToolGestures;
  readonly #elements: StageElements;
  readonly #stops: (() => void)[] = [];
  #content: StageContent | undefined;
  #deviceSize: Size = { width: 0, height: 0 };
  #pointer: StagePoint | undefined;
  /** The pointer is the keyboard's cross-hair. */
  #isCross = false;
  /** The frame while it is dragged. */
  #movedWindow: Rect | undefined;
  #frame: number | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #isPictureStale = true;
  #isMaskStale = true;
  /** The first picture, without paint: it is shown before its mask is made ready. */
  #isBare = false;
  /** What is drawn comes in place of the whole picture. */
  #startsAnew = false;
  #isMoving = false;

  constructor(parts: StageParts, editor: Editor) {
    this.#parts = parts;
    this.#editor = editor;
    this.#elements = new StageElements(parts);
    this.#mask = new MaskLayer(parts.maskCanvas);
    this.#picture = new PictureLayer(parts.pictureCanvas, () => this.#repaintPicture());
    this.#outline = new OutlineLayer(parts.outlineCanvas, () => this.#requestFrame());
    this.#input = new PointerInput(parts.stage, {
      editor,
      begin: (event, first) => this.#begin(event, first),
      requestFrame: () => this.#requestFrame(),
      hover: (point) => this.#hover(point),
    });
    this.#tools = new ToolGestures({
      editor,
      layer: this.#mask,
      preview: (path) => this.#elements.showShape(path),
      outline: (shown) => this.#outline.set(shown),
      setBusy: (isBusy) => parts.stage.toggleAttribute("data-busy", isBusy),
      fail: (error) => this.#content?.onProblem?.(error),
    });
    this.#stops.push(() => this.#input.stop());
    this.#stops.push(editor.subscribe((state, before) => this.#changed(state, before)));
    this.#stops.push(followSize(parts.stage, (sizes) => this.#resize(sizes)));
    this.#stops.push(followWheel(parts.stage, editor, () => this.#input.isBusy));
    this.#listenToKeys();
  }

  show(content: StageContent): void {
    const before = this.#content;
    this.#content = content;
    this.#picture.keepOnly([content.source, content.shown]);
    if (before?.source !== content.source || before.shown !== content.shown) {
      this.#isPictureStale = true;
    }
    this.#isMaskStale = true;
    this.#isBare ||= !before && this.#editor.getState().mask.position === 0;
    this.#render();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.#picture.keepOnly([]);
  }

  #begin(event: PointerEvent, first: Sample): Gesture | undefined {
    const content = this.#content;
    if (!content || content.isDisabled) return undefined;
    const handle = handleOf(event.target);
    return handle ? this.#beginFrame(content, handle, first) : this.#beginTool(event, first);
  }

  #beginTool(event: StartEvent, first: Sample): Gesture | undefined {
    const content = this.#content;
    if (!content || content.isDisabled || content.frameDrag?.isAll) return undefined;
    if (this.#editor.getState().maskShown !== "paint") this.#editor.setMaskShown("paint");
    this.#startsAnew = startsAnew(this.#editor.getState(), isErasing(event));
    this.#isMaskStale = true;
    this.#isBare = false;
    // The canvases must be up to date before a stroke is painted on them.
    this.#render();
    const gesture = this.#tools.begin(event, first, content.size);
    this.#startsAnew &&= gesture !== undefined;
    return gesture;
  }

  #beginFrame(
    { window, frameDrag, size }: StageContent,
    handle: FrameHandle,
    first: Sample,
  ): Gesture | undefined {
    if (!window || !frameDrag) return undefined;
    const { scale } = this.#editor.getState().view;
    return new FrameGesture({
      first,
      handle,
      window,
      picture: size,
      scale,
      snap: frameDrag.snap,
      onDone: frameDrag.onChange,
      preview: (moved) => {
        this.#movedWindow = moved;
      },
    });
  }

  #changed(state: EditorState, before: EditorState): void {
    if (state.view !== before.view || state.stageSize !== before.stageSize) {
      this.#isPictureStale = true;
      this.#isMaskStale = true;
      this.#isMoving = before.stageSize.width > 0;
    }
    if (
      state.mask !== before.mask ||
      state.drawing !== before.drawing ||
      state.maskShown !== before.maskShown ||
      state.overlayColour !== before.overlayColour
    ) {
      this.#isMaskStale = true;
    }
    if (before.drawing && !state.drawing) this.#startsAnew = false;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(), SETTLED_AFTER_MS);
    this.#requestFrame();
  }

  /** The view has come to rest: now the picture may be drawn at its best, and the mask as sharp. */
  #settle(): void {
    if (this.#isMoving) this.#repaintPicture();
    this.#isMoving = false;
    if (this.#input.isBusy || !this.#mask.refine()) return;
    this.#settling = setTimeout(() => this.#settle());
  }

  #repaintPicture(): void {
    this.#isPictureStale = true;
    this.#requestFrame();
  }

  #requestFrame(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#isBare &&= this.#isPictureStale;
      this.#input.beginFrame();
      if (!this.#input.isDrawing) this.#tools.follow(this.#pointer);
      this.#render();
    });
  }

  #render(): void {
    const content = this.#content;
    if (!content || this.#deviceSize.width === 0) return;
    const state = this.#editor.getState();
    const place = placeOnCanvas(state, this.#deviceSize);
    const ratio = place.scale / state.view.scale;
    if (this.#isPictureStale) {
      this.#picture.show(content.shown ?? content.source, content.size, place, this.#isMoving);
      this.#isPictureStale = false;
    }
    if (this.#isBare) this.#requestFrame();
    else if (this.#isMaskStale) {
      this.#mask.show({
        picture: content.size,
        mask: this.#startsAnew && isWholeMask(state.mask) ? EMPTY_MASK : state.mask,
        shown: shownMask(state),
        colour: this.#paintColour.get(state.overlayColour, content.source),
        place,
        ratio,
        fittedSide:
          fitView(content.size, state.stageSize).scale *
          Math.max(content.size.width, content.size.height) *
          ratio,
      });
      this.#isMaskStale = false;
    }
    this.#outline.show({
      place,
      ratio,
      cross: this.#isCross ? this.#pointer : undefined,
    });
    this.#placeElements(content, state);
  }

  #placeElements({ size, window, isDisabled }: StageContent, state: EditorState): void {
    const isBrush = TOOLS[state.tool].cursor === "brush";
    const isShown = isBrush && this.#pointer !== undefined && !isDisabled;
    this.#elements.place({
      view: state.view,
      size,
      window: this.#movedWindow ?? window,
      cursor: state.isHandHeld ? "hand" : isShown ? "brush" : waitsForEdges(state),
      pointer: this.#pointer,
      brushSize: state.brushSize,
    });
  }

  #hover(point: StagePoint | undefined): void {
    this.#isCross = false;
    this.#pointer = point;
    this.#requestFrame();
  }

  #resize({ size, device }: StageSizes): void {
    this.#deviceSize = device;
    const { pictureCanvas, maskCanvas, outlineCanvas } = this.#parts;
    for (const canvas of [pictureCanvas, maskCanvas, outlineCanvas]) {
      // Setting a size empties the canvas, so it is repainted before the browser paints.
      if (canvas.width !== device.width) canvas.width = device.width;
      if (canvas.height !== device.height) canvas.height = device.height;
    }
    this.#mask.invalidate();
    this.#outline.invalidate();
    this.#isPictureStale = true;
    this.#isMaskStale = true;
    this.#editor.setStage(size, devicePixelRatio);
    this.#input.flush();
    this.#render();
  }

  #listenToKeys(): void {
    const stop = new AbortController();
    this.#stops.push(() => stop.abort());
    const host = {
      editor: this.#editor,
      at: () => this.#pointer,
      move: (to: StagePoint) => {
        this.#pointer = to;
        this.#isCross = true;
        this.#requestFrame();
      },
      take: (at: StagePoint) => {
        const content = this.#content;
        if (content && !content.isDisabled) this.#tools.click(at, content.size);
      },
      isShown: () => this.#isCross,
      begin: (first: Sample) => this.#beginTool(BY_KEY, first),
    };
    new CrossHair(this.#parts.stage, host, stop.signal);
  }
}
