import * as v from "valibot";
import { coordinates, count, rect } from "@/utils/core/history/bounds";
import { MAX_GROWTH } from "@/utils/core/mask/operation";

const MAX_OPERATIONS = 100_000;
/** Picture px; the brush is at most 1000 CSS px wide, on a picture zoomed far out. */
const MAX_RADIUS = 1e6;

const mode = v.picklist(["add", "erase"]);
const radius = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_RADIUS));
const growth = v.pipe(v.number(), v.minValue(-MAX_GROWTH), v.maxValue(MAX_GROWTH));

/** One step of painting. */
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

/** What is painted, without its undo history. */
export const operationsSchema = v.pipe(v.array(operation), v.maxLength(MAX_OPERATIONS));

/** The mask of a stored edit: its operations, and how many of them count. */
export const maskSchema = v.pipe(
  v.looseObject({
    operations: operationsSchema,
    position: count(MAX_OPERATIONS),
  }),
  v.check(({ operations, position }) => position <= operations.length, "position"),
);
