import * as v from "valibot";
import { frameSchema, rectSchema } from "@/utils/capture/protocol/snapshot";

const pickIdSchema = v.pipe(v.string(), v.uuid());

/**
 * What our scripts in a page tell the background: only what the person did, and
 * only while a picking goes on whose id they know. Which picture it was is asked
 * of the page afterwards, as with a click.
 */
export const pickMessageSchema = v.variant("type", [
  v.object({ type: v.literal("pick-taken"), pickId: pickIdSchema }),
  v.object({
    type: v.literal("pick-area"),
    pickId: pickIdSchema,
    box: rectSchema,
    frame: frameSchema,
  }),
  /** A frame of another site, which our scripts may not enter. */
  v.object({
    type: v.literal("pick-frame"),
    pickId: pickIdSchema,
    url: v.pipe(v.string(), v.maxLength(8192), v.regex(/^https?:/i)),
  }),
  v.object({ type: v.literal("pick-left"), pickId: pickIdSchema }),
]);

export type PickMessage = v.InferOutput<typeof pickMessageSchema>;
