import * as v from "valibot";
import { defined } from "@/utils/core/defined";
import { optional, optionsSchema, tidyOptions } from "@/utils/core/edit/options-record";
import { count, moment, sentSize, text } from "@/utils/core/history/bounds";
import { operationsSchema } from "@/utils/core/history/mask-record";
import type { Recipe, RecipeContent, RecipeMask } from "@/utils/core/recipe/recipe";

/** UTF-16 units. */
export const MAX_RECIPE_NAME = 80;
const MAX_PROMPT = 100_000;
const MAX_VALUE = 2000;
const MAX_USES = 1e9;

const mask = v.variant("kind", [
  v.object({ kind: v.picklist(["painted", "whole"]) }),
  v.object({
    kind: v.literal("same-place"),
    size: v.pipe(
      sentSize,
      v.check(({ width, height }) => width > 0 && height > 0),
    ),
    operations: operationsSchema,
  }),
]);

const content = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_RECIPE_NAME)),
  prompt: text(MAX_PROMPT),
  options: optional(optionsSchema),
  server: optional(v.object({ host: text(300), model: text(200) })),
  mask: v.fallback(mask, { kind: "painted" }),
};

const contentSchema = v.object(content);

const recipeSchema = v.object({
  ...content,
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  createdAt: v.fallback(moment, 0),
  usedAt: optional(moment),
  uses: v.fallback(count(MAX_USES), 0),
  isPinned: optional(v.boolean()),
  values: optional(v.record(text(100), text(MAX_VALUE))),
});

function tidy({ name, prompt, options, server, mask }: v.InferOutput<typeof contentSchema>) {
  return {
    name,
    prompt,
    // Checked above; the schema's own type knows less of an operation than ours.
    mask: mask as RecipeMask,
    ...defined({ options: options && tidyOptions(options), server }),
  };
}

/** Reads a stored recipe; `undefined` where it is none. Unknown fields are dropped. */
export function readRecipeRecord(value: unknown): Recipe | undefined {
  const read = v.safeParse(recipeSchema, value);
  if (!read.success) return undefined;
  const { id, createdAt, uses, usedAt, isPinned, values } = read.output;
  const known = defined({ usedAt, isPinned: isPinned || undefined, values });
  return { id, createdAt, uses, ...known, ...tidy(read.output) };
}

/** Reads a recipe of a file; `undefined` where it is none. */
export function readRecipeContent(value: unknown): RecipeContent | undefined {
  const read = v.safeParse(contentSchema, value);
  return read.success ? tidy(read.output) : undefined;
}
