import * as v from "valibot";

/*
 * Bounds of what records and archives may hold. Redraw itself stays far below
 * them; beyond them a damaged or hostile record could throw or block the page.
 */

/** The largest moment that a `Date` can hold, ms since the epoch (ECMA-262, time values). */
export const MAX_MOMENT = 8.64e15;

/** Larger than any picture's side, picture px. */
const MAX_COORDINATE = 1e8;

/** The longest side of an image that is sent or received, px. */
const MAX_SIDE = 65_536;

/** ms since the epoch. */
export const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_MOMENT));

/** A whole number from 0 on. */
export function count(most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
}

/** Text of at most so many UTF-16 units. */
export function text(most: number) {
  return v.pipe(v.string(), v.maxLength(most));
}

/** Bytes of one file. */
export const byteLength = count(1e12);

/** SHA-256, hex. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Picture px, also outside the picture. */
const coordinate = v.pipe(v.number(), v.minValue(-MAX_COORDINATE), v.maxValue(MAX_COORDINATE));

const distance = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_COORDINATE));

/** A flat list of coordinates. One check for all: strokes and spans are long. */
export const coordinates = v.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every(isCoordinate),
  "coordinates",
);

function isCoordinate(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= MAX_COORDINATE;
}

/** Picture px; may reach outside the picture. */
export const rect = v.looseObject({
  x: coordinate,
  y: coordinate,
  width: distance,
  height: distance,
});

/** Size of an image that is sent, px. */
export const sentSize = v.looseObject({ width: count(MAX_SIDE), height: count(MAX_SIDE) });

/** Size of a picture, px; 0 × 0 where its header does not say. */
export const pictureSize = v.looseObject({ width: distance, height: distance });
