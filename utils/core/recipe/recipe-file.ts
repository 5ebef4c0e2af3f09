import * as v from "valibot";
import { defined } from "@/utils/core/defined";
import type { Recipe, RecipeContent } from "@/utils/core/recipe/recipe";
import { readRecipeContent } from "@/utils/core/recipe/recipe-record";

/** A file of recipes has kilobytes; paint at the same place makes it larger. Bytes. */
export const MAX_RECIPE_FILE_BYTES = 8_000_000;

/** More recipes of one file are not read. */
export const MAX_RECIPES = 500;

const fileSchema = v.object({
  format: v.literal("redraw-recipes"),
  version: v.literal(1),
  recipes: v.array(v.unknown()),
});

/**
 * The text of a file with these recipes. It holds what they are, not what is
 * known of their use: no key, no value that was written, no time.
 */
export function writeRecipeFile(recipes: readonly Recipe[]): string {
  const contents = recipes.map(({ name, prompt, options, server, mask }) => ({
    name,
    prompt,
    ...defined({ options, server }),
    mask,
  }));
  const file = { format: "redraw-recipes", version: 1, recipes: contents };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export interface RecipeFile {
  readonly recipes: readonly RecipeContent[];
  /** Entries that are no recipes, or over `MAX_RECIPES`. */
  readonly skipped: number;
}

/** Reads a file of recipes; `undefined` where it is another file. Bad entries are skipped. */
export function readRecipeFile(text: string): RecipeFile | undefined {
  const file = v.safeParse(fileSchema, parseJson(text));
  if (!file.success) return undefined;
  const recipes = file.output.recipes
    .slice(0, MAX_RECIPES)
    .flatMap((entry) => readRecipeContent(entry) ?? []);
  return { recipes, skipped: file.output.recipes.length - recipes.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
