import * as v from "valibot";
import { coordinates, count, rect } from "@/utils/core/history/bounds";

const MAX_OPERATIONS = 100_000;
/** Picture px; the interface offers 64. */
const MAX_GROWTH = 4096;
/** Picture px; the brush is at most 1000 CSS px wide, on a picture zoomed far out. */
const MAX_RADIUS = 1e6;

const mode = v.picklist(["add", "erase"]);
const radius = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_RADIUS));
const growth = v.pipe(v.number(), v.minValue(-MAX_GROWTH), v.maxValue(MAX_GROWTH));

const operation = v.variant("kind", [
  v.looseObject({
    kind: v.literal("stroke"),
    mode,
    radius,
    points: coordinates,
    radii: v.optional(coordinates),
  }),
  v.looseObject({ kind: v.literal("rectangle"), mode, rect }),
  v.looseObject({ kind: v.literal("polygon"), mode, points: coordinates }),
  v.looseObject({ kind: v.literal("spans"), mode, runs: coordinates }),
  v.looseObject({ kind: v.literal("grow"), by: growth }),
  v.looseObject({ kind: v.picklist(["all", "invert", "clear", "fillHoles"]) }),
]);

/** The mask of a stored edit: its operations, and how many of them count. */
export const maskSchema = v.pipe(
  v.looseObject({
    operations: v.pipe(v.array(operation), v.maxLength(MAX_OPERATIONS)),
    position: count(MAX_OPERATIONS),
  }),
  v.check(({ operations, position }) => position <= operations.length, "position"),
);
