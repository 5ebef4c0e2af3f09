import type { Size } from "@/utils/core/geometry";
import { askWand, encodePicture, openBytes } from "./bytes";
import type { Contender, Mount } from "./contender";
import { mountFloor } from "./floor";
import { Meter, nextPaint, workToPaint } from "./meter";
import { paintPhotograph } from "./photograph";

const MOUNTS: Readonly<Record<string, () => Promise<Mount>>> = {
  ours: async () => (await import("./ours")).mountOurs,
  konva: async () => (await import("./konva")).mountKonva,
  "react-sketch-canvas": async () => (await import("./sketch")).mountSketch,
  floor: async () => mountFloor,
};

/** A canvas for the picture is no longer than this, as in the panel. */
const MAX_SIDE = 4096;
const MARGIN = 12;
const COLOUR = "#ff6a1f";
const BRUSH_SHARE = 0.06;

let contender: Contender | undefined;

/** What the bench does with the page from outside. */
const handle = {
  meter: new Meter(),
  async mount(name: string, size: Size): Promise<void> {
    const root = document.getElementById("root");
    const mount = await MOUNTS[name]?.();
    if (!root || !mount) throw new Error(`no ${name}`);
    const scale = Math.min(1, MAX_SIDE / Math.max(size.width, size.height));
    const picture = document.createElement("canvas");
    picture.width = Math.round(size.width * scale);
    picture.height = Math.round(size.height * scale);
    paintPhotograph(picture);
    contender = await mount({
      root,
      picture,
      size,
      scale: (Math.min(innerWidth, innerHeight) - 2 * MARGIN) / Math.max(size.width, size.height),
      brush: Math.round(innerWidth * BRUSH_SHARE),
      colour: COLOUR,
    });
    await nextPaint();
    await nextPaint();
  },
  load: (strokes: readonly (readonly number[])[]) => contender?.load?.(strokes),
  undo: () => workToPaint(() => contender?.undo()),
  redo: () => workToPaint(() => contender?.redo()),
  zoomBy: (factor: number) => contender?.zoomBy?.(factor),
  nextPaint,
  encodePicture,
  openBytes,
  askWand,
};

export type Bench = typeof handle;

declare global {
  var bench: Bench | undefined;
}

globalThis.bench = handle;
