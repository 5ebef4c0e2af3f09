import { type ColourMatch, changedBy, NO_MATCH } from "@/utils/pixels/stitch/apply-colours";
import { spotOf } from "@/utils/pixels/stitch/colour-match";
import { FEW_PLACES, pairsAt, placesIn } from "@/utils/pixels/stitch/ring-pairs";
import { visibleError } from "@/utils/pixels/stitch/visible-error";
import type { Zones } from "@/utils/pixels/stitch/zones";

/** Local means that differ by more count as changed: levels, and times what is usual in the ring. */
const CHANGED = 6;
const TIMES_USUAL = 3;
/** So much more of the rim than of the ring may be changed. */
const MORE = 0.05;
const MIN_PLACES = 32;
/** Where the model changed nothing right around the paint. */
const KEPT_SHARE = 0.4;
/** And where, besides, the answer has lost what the picture is made of there. */
const LOST_SHARE = 0.12;
/** ΔE*ab of single pixels in the ring: photographs come back below 6, letters at 10, patterns above 16. */
const LOST = 8;

/**
 * How wide the feather should be, as a share of the usual one. A wide one takes in what a model
 * drew beyond the paint. Where it drew nothing there, every pixel of it only mixes in what is
 * worse in the answer: a little in a photograph, all of it in letters and patterns of single pixels.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param match as found for the two
 * @param width of both, px
 */
export function featherShare(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  match: ColourMatch | undefined,
  zones: Zones,
  width: number,
): number {
  if (!isRimKept(source, answer, match, zones, width)) return 1;
  const places = placesIn(zones.ring, FEW_PLACES);
  const height = zones.ring.length / width;
  const seen = visibleError(source, answer, places, (value, channel, k) =>
    changedBy(match ?? NO_MATCH, channel, value, spotOf(places[k]!, width, height)),
  );
  return seen > LOST ? LOST_SHARE : KEPT_SHARE;
}

/** Whether the model left alone what lies right around the paint, as far as it did farther out. */
function isRimKept(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  match: ColourMatch | undefined,
  { ring, rim }: Zones,
  width: number,
): boolean {
  const [usual, around] = [ring, rim].map((zone) =>
    differences(source, answer, match ?? NO_MATCH, zone, width),
  );
  if (!usual || !around || Math.min(usual.length, around.length) < MIN_PLACES) return false;
  const middle = usual.toSorted()[usual.length >> 1]!;
  const limit = Math.max(CHANGED, TIMES_USUAL * middle);
  const share = (list: Float32Array) => list.filter((value) => value > limit).length / list.length;
  return share(around) <= share(usual) + MORE;
}

/** The largest difference over the channels, of local means. */
function differences(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  match: ColourMatch,
  zone: Uint8Array,
  width: number,
): Float32Array {
  const places = placesIn(zone, FEW_PLACES);
  const worst = new Float32Array(places.length);
  const channels = pairsAt(places, source, answer, zone, width);
  for (const [channel, pairs] of channels.entries()) {
    for (let k = 0; k < places.length; k++) {
      const spot = spotOf(places[k]!, width, zone.length / width);
      const made = changedBy(match, channel, pairs.answer[k]!, spot);
      worst[k] = Math.max(worst[k]!, Math.abs(made - pairs.source[k]!));
    }
  }
  return worst;
}
