import * as v from "valibot";
import { type Capability, MASK_WAYS } from "@/utils/core/capability";
import { optional } from "@/utils/core/edit/options-record";
import { OPTIONAL_FIELDS } from "@/utils/core/option-fields";

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const size = v.object({ width: whole(16, 16_384), height: whole(16, 16_384) });

const sizeRule = v.variant("kind", [
  v.object({
    kind: v.literal("list"),
    sizes: v.pipe(v.array(size), v.minLength(1), v.maxLength(64)),
  }),
  v.object({
    kind: v.literal("free"),
    multipleOf: whole(1, 256),
    maxEdge: whole(64, 16_384),
    minPixels: whole(1, 100_000_000),
    maxPixels: whole(1, 100_000_000),
    maxRatio: v.pipe(v.number(), v.minValue(1), v.maxValue(20)),
    suggested: v.pipe(v.array(size), v.maxLength(64)),
  }),
]);

const bytes = whole(10_000, 200_000_000);

/** What a person may set of a model's capability, within what can be sent at all. */
export const capabilitySchema = v.object({
  sizes: optional(sizeRule),
  imageByteLimit: optional(bytes),
  maskByteLimit: optional(bytes),
  promptLimit: optional(whole(1, 1_000_000)),
  maxCount: optional(whole(1, 10)),
  perRequest: optional(whole(1, 10)),
  maxImages: optional(whole(1, 16)),
  fields: optional(v.pipe(v.array(v.picklist(OPTIONAL_FIELDS)), v.maxLength(64))),
  qualities: optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(64))),
  maskWays: optional(v.pipe(v.array(v.picklist(MASK_WAYS)), v.minLength(1), v.maxLength(16))),
});

/** Without the fields that are not set; `undefined` where none is. */
export function tidyCapability(
  read: v.InferOutput<typeof capabilitySchema> | undefined,
): Partial<Capability> | undefined {
  const said = Object.entries(read ?? {}).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
