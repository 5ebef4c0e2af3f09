import { type PaintColour, visiblePaintColour } from "@/utils/core/paint-colour";
import { createSurface } from "./canvas";
import { type PictureSource, sizeOf } from "./picture-layer";

/** A picture is looked at in so many px a side, whatever its shape. */
const SAMPLE = { width: 32, height: 32 } as const;

const NOTHING = new Uint8ClampedArray();

/** The colour of the paint on a picture; looked for once for each. */
export class PaintColourOf {
  #found: { readonly source: PictureSource; readonly colour: PaintColour } | undefined;

  /** @param wanted `#rrggbb`, or `auto` for the one that shows on the picture */
  get(wanted: string, source: PictureSource | undefined): string {
    if (wanted !== "auto") return wanted;
    // A bitmap that was closed has no size; the one that replaces it is on its way.
    if (!source || sizeOf(source).width === 0) return visiblePaintColour(NOTHING);
    if (this.#found?.source !== source) this.#found = { source, colour: look(source) };
    return this.#found.colour;
  }
}

function look(source: PictureSource): PaintColour {
  const { context } = createSurface(SAMPLE);
  context?.drawImage(source, 0, 0, SAMPLE.width, SAMPLE.height);
  return visiblePaintColour(
    context?.getImageData(0, 0, SAMPLE.width, SAMPLE.height).data ?? NOTHING,
  );
}
