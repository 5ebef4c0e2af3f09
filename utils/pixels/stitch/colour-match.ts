import { type ColourMatch, changedBy, NO_MATCH } from "@/utils/pixels/stitch/apply-colours";
import { fitLine, type Line } from "@/utils/pixels/stitch/colour-line";
import { fitRest, type Spot } from "@/utils/pixels/stitch/colour-rest";
import { type Pairs, pairsAt, placesIn, thinned } from "@/utils/pixels/stitch/ring-pairs";
import { visibleError } from "@/utils/pixels/stitch/visible-error";

const MIN_PIXELS = 32;
/** A match is kept only if it lowers the ring's error to this share or less. */
const WORTH = 0.97;
/** And the error that is seen pixel by pixel: means alone improve under patterns that are lost. */
const WORTH_SEEN = 0.995;

/**
 * Finds what brings the answer's colours to the source's, from pixels that show the same in
 * both: gain and offset by channel, then what those leave by tone and by place, as far as it
 * foretells parts of the ring that it was not fitted to.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param ring non-zero where the two are compared
 * @param width of both, px; if absent, all is one line
 * @returns nothing where there are too few pixels, or where the match would not
 *   bring the ring nearer to the source
 */
export function matchColours(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  ring: Uint8Array,
  width = ring.length,
): ColourMatch | undefined {
  const places = placesIn(ring);
  if (places.length < MIN_PIXELS) return undefined;
  const channels = pairsAt(places, source, answer, ring, width);
  const line = matchLines(channels);
  const few = thinned(places, channels);
  const spots = Array.from(few.places, (place) => spotOf(place, width, ring.length / width));
  const rest = fitRest(
    few.channels.map((pairs, c) => ({ pairs, difference: leftOf(pairs, line ?? NO_MATCH, c) })),
    spots,
  );
  const seen = (match: ColourMatch) =>
    visibleError(source, answer, few.places, (value, channel, k) =>
      changedBy(match, channel, value, spots[k]!),
    );
  const most = seen(NO_MATCH) * WORTH_SEEN;
  const full = rest && { ...(line ?? NO_MATCH), rest };
  return [full, line].find((match) => match !== undefined && seen(match) <= most);
}

function matchLines(channels: readonly Pairs[]): ColourMatch | undefined {
  const [r, g, b] = channels.map(fitLine);
  if (!r || !g || !b) return undefined;
  const before = r.errorBefore + g.errorBefore + b.errorBefore;
  const after = r.errorAfter + g.errorAfter + b.errorAfter;
  if (after > before * WORTH) return undefined;
  return { gain: [r.gain, g.gain, b.gain], offset: [r.offset, g.offset, b.offset] };
}

function leftOf({ source, answer }: Pairs, match: ColourMatch, channel: number): Float32Array {
  const line: Line = { gain: match.gain[channel]!, offset: match.offset[channel]! };
  return source.map((value, k) => {
    return value - Math.min(255, Math.max(0, answer[k]! * line.gain + line.offset));
  });
}

/** Where a pixel's middle lies, in halves of the image's sides from its middle. */
export function spotOf(place: number, width: number, height: number): Spot {
  const [column, row] = [place % width, Math.floor(place / width)];
  return { x: (2 * column + 1) / width - 1, y: (2 * row + 1) / height - 1 };
}
