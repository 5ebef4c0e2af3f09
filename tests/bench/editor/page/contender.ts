import type { Size } from "@/utils/core/geometry";

/** One way to paint over a picture. */
export interface Contender {
  /** Takes back the last stroke. */
  undo(): void;
  redo(): void;
  /** Starts with so many strokes, as if they had been painted. */
  load?(strokes: readonly (readonly number[])[]): void;
  zoomBy?(factor: number): void;
}

export interface Scene {
  readonly root: HTMLElement;
  readonly picture: HTMLCanvasElement;
  /** Picture px; the canvas may be smaller. */
  readonly size: Size;
  /** CSS px per picture px, so that the whole picture fits. */
  readonly scale: number;
  /** The brush's diameter, CSS px. */
  readonly brush: number;
  readonly colour: string;
}

export type Mount = (scene: Scene) => Promise<Contender>;
