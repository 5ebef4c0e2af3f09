import type { Rect, Size, StagePoint } from "@/utils/core/geometry";
import { pictureBox, type View } from "@/utils/core/view/view";
import type { EditorState } from "@/utils/editor/editor-types";

export interface StageElementParts {
  readonly stage: HTMLElement;
  /** Its box on screen is the picture's. */
  readonly pictureBox: HTMLElement;
  readonly cursor: HTMLElement;
  readonly window: HTMLElement;
  /** The outline of a shape that is being drawn: the same path in two tones. */
  readonly shape: readonly SVGPathElement[];
}

export interface ElementsScene {
  readonly view: View;
  readonly size: Size;
  /** What will be sent, picture px. */
  readonly window: Rect | undefined;
  readonly cursor: "hand" | "brush" | "cross" | "waiting";
  readonly pointer: StagePoint | undefined;
  readonly brushSize: number;
}

/**
 * The elements over the canvases. What has not changed is not written again:
 * even an unchanged style costs a pass over the page's styles.
 */
export class StageElements {
  readonly #parts: StageElementParts;
  readonly #written = new Map<string, string>();

  constructor(parts: StageElementParts) {
    this.#parts = parts;
  }

  place({ view, size, window, cursor, pointer, brushSize }: ElementsScene): void {
    const { stage } = this.#parts;
    this.#placeBox("pictureBox", pictureBox(view, size));
    if (window) this.#placeBox("window", boxOnStage(window, view));
    this.#hide("window", window === undefined);
    this.#write("cursor", cursor, () => {
      stage.dataset["cursor"] = cursor;
    });
    this.#hide("cursor", cursor !== "brush");
    if (cursor !== "brush" || !pointer) return;
    const diameter = `${brushSize}px`;
    this.#style("cursor", "width", diameter);
    this.#style("cursor", "height", diameter);
    const { x, y } = pointer;
    this.#style("cursor", "transform", `translate(${x}px, ${y}px) translate(-50%, -50%)`);
  }

  /** An SVG path in CSS px of the stage, empty for none. */
  showShape(path: string): void {
    this.#write("shape", path, () => {
      for (const element of this.#parts.shape) element.setAttribute("d", path);
    });
  }

  #placeBox(part: "pictureBox" | "window", box: Rect): void {
    this.#style(part, "transform", `translate(${box.x}px, ${box.y}px)`);
    this.#style(part, "width", `${box.width}px`);
    this.#style(part, "height", `${box.height}px`);
  }

  #hide(part: "cursor" | "window", isHidden: boolean): void {
    this.#write(`${part} hidden`, String(isHidden), () => {
      this.#parts[part].hidden = isHidden;
    });
  }

  #style(
    part: "pictureBox" | "cursor" | "window",
    property: "transform" | "width" | "height",
    value: string,
  ): void {
    this.#write(`${part} ${property}`, value, () => {
      this.#parts[part].style[property] = value;
    });
  }

  #write(name: string, value: string, write: () => void): void {
    if (this.#written.get(name) === value) return;
    this.#written.set(name, value);
    write();
  }
}

function boxOnStage(rect: Rect, view: View): Rect {
  const box = pictureBox(view, rect);
  return { ...box, x: box.x + rect.x * view.scale, y: box.y + rect.y * view.scale };
}

/** Where an object is selected, the pointer says that its edges are not known yet. */
export function waitsForEdges({ tool, snapsToEdges, edges, pictureTools }: EditorState) {
  const needsEdges = tool === "point" || (tool === "lasso" && snapsToEdges);
  const isWaiting = needsEdges && edges === "unknown" && pictureTools !== undefined;
  return isWaiting ? "waiting" : "cross";
}
