import * as v from "valibot";
import { defined } from "@/utils/core/defined";
import { DEFAULT_OPTIONS } from "@/utils/core/edit/edit-options";
import { type EditOptions, OPTION_SCHEMAS } from "@/utils/core/option-fields";

/** Longer values are no sizes, UTF-16 units. */
const MAX_NAME = 200;
const MAX_EXTRA_FIELDS = 100;

/** An optional field that falls back to `undefined` alone where it is wrong. */
export const optional = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.fallback(v.optional(schema), undefined);

const extra = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.string(), v.maxLength(10_000))),
  v.check((fields) => Object.keys(fields).length <= MAX_EXTRA_FIELDS),
);

const entries = Object.entries<v.GenericSchema<unknown, unknown>>(OPTION_SCHEMAS);

/** The options of a stored record or a file. A bad one costs only itself. */
export const optionsSchema = v.object({
  count: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
  size: v.fallback(v.pipe(v.string(), v.maxLength(MAX_NAME)), DEFAULT_OPTIONS.size),
  ...Object.fromEntries(entries.map(([name, schema]) => [name, optional(schema)])),
  extra: optional(extra),
});

/** Options as they were read, without those that are not set. */
export function tidyOptions(read: v.InferOutput<typeof optionsSchema>): EditOptions {
  return defined(read) as EditOptions;
}
